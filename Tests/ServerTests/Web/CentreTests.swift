import Consent
import HTTPTypes
import Testing

@testable import Server

/// The privacy centre says what holds now, and no more.
@Suite struct CentreTests {
    private static func send(_ house: TestHouse, _ form: String) async throws -> Answer {
        try await house.send(
            .post, "/privacy/tents", bytes: Array("token=\(house.tents.token(for: "c-7"))&\(form)".utf8))
    }

    private static func isOn(_ purpose: PurposeCode, _ page: Answer) -> Bool {
        page.text.contains("name=\"\(purpose.name)\" value=\"account\" checked")
    }

    @Test func aYesThatRanOutIsOffAndCanBeGivenAgain() async throws {
        try await withHouse { house in
            let saved = try await Self.send(house, "do=choose&history=account")
            #expect(saved.status == 200 && saved.text.contains("Saved.") && Self.isOn(.history, saved))
            // The same again is no answer, and leaves no line.
            #expect(try await !Self.send(house, "do=choose&history=account").text.contains("Saved."))

            house.clock.advance(days: 366)
            let late = try await Self.send(house, "do=show")
            #expect(!Self.isOn(.history, late), "what ran out does not hold")
            let again = try await Self.send(house, "do=choose&history=account")
            #expect(again.text.contains("Saved.") && Self.isOn(.history, again))
            let standing = try await house.send(
                .get, "/v1/consent", key: house.tents.write.text, shopper: house.tents.token(for: "c-7"))
            #expect(standing.json.purposes[1].level == "account")
        }
    }

    @Test(arguments: Engine.allCases)
    func whatIsNotToBeUsedIsKeptSaidAndErased(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-7")
            #expect(
                try await Self.send(house, "do=dial&step=5").text.contains(CentreWords.english.failed),
                "no yes, no dial")
            _ = try await house.consent(Say.account, shopper: token)
            for visit in 20..<26 {
                let body = Say.events(Say.tents(1, 5), visit: visit, consent: #"{"learning":"visit"}"#)
                _ = try await house.post("/v1/events", body)
            }
            _ = try await house.post("/v1/events", Say.events(["tent-2", "tent-1"], visit: 1), shopper: token)
            func reasons() async throws -> Set<String> {
                let shelf = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
                return Set(shelf.json["items"].list.flatMap(\.reasons.list).map(\.item.text)).subtracting([""])
            }
            #expect(try await reasons().contains("tent-1"))
            let muted = try await Self.send(house, "do=mute&item=tent-1")
            #expect(muted.text.contains(CentreWords.english.isMuted) && muted.text.contains("value=\"unmute\""))
            #expect(try await !reasons().contains("tent-1"))
            let turned = try await Self.send(house, "do=dial&step=5")
            #expect(turned.text.contains("name=\"step\" value=\"5\" checked"))
            // It is a part of what is held, and said to her.
            let asked = try await house.post("/v1/me/requests", #"{"kind":"access"}"#, shopper: token)
            let path = "/v1/me/requests/\(asked.json.request.id.text)/data"
            let data = try await house.send(.get, path, key: house.tents.write.text, shopper: token)
            #expect(data.json.not_used_for_suggestions == ["tent-1"] && data.json.surprise == 5)
            let page = try await house.send(.get, path + "?format=html", key: house.tents.write.text, shopper: token)
            #expect(page.text.contains("not use for suggestions"))
            #expect(try await Self.send(house, "do=unmute&item=tent-1").text.contains(CentreWords.english.unmuted))
            #expect(try await reasons().contains("tent-1"))
            // An item that is removed takes the word about it along.
            _ = try await Self.send(house, "do=mute&item=tent-1")
            _ = try await Self.send(house, "do=remove&item=tent-1")
            let left = try await house.send(.get, path, key: house.tents.write.text, shopper: token)
            #expect(left.json.not_used_for_suggestions == [] && left.json.surprise == 5)
            _ = try await house.delete("/v1/shoppers/c-7")
            #expect(try await !Self.send(house, "do=show").text.contains("name=\"step\""))
        }
    }

    @Test(arguments: Engine.allCases)
    func aCategoryThatIsLeftOutIsSaidExportedAndErased(_ engine: Engine) async throws {
        try await withHouse(on: engine) { house in
            let token = house.tents.token(for: "c-7")
            for (item, path) in [("tent-1", "Outdoor > Tents"), ("tent-2", "Outdoor > Tents"), ("tent-5", "Indoor")] {
                let body = #"{"title":"T","category":"\#(path)"}"#
                _ = try await house.send(
                    .put, "/v1/items/\(item)", key: house.tents.server.text, bytes: Array(body.utf8))
            }
            let early = try await Self.send(house, "do=mute_category&category=Tents")
            #expect(early.text.contains(CentreWords.english.failed), "no yes, nothing to leave out of")
            _ = try await house.consent(Say.account, shopper: token)
            _ = try await house.post("/v1/events", Say.events(["tent-2", "tent-1"], visit: 1), shopper: token)
            let page = try await Self.send(house, "do=mute_category&category=Tents")
            #expect(page.text.contains("value=\"unmute_category\"") && page.text.contains("Kept until"))
            #expect(page.text.contains(CentreWords.english.isLeftOut))
            let shelf = try await house.post("/v1/recommendations", #"{"placement":"home"}"#, shopper: token)
            let shown = Set(shelf.json["items"].list.map(\.id.text))
            #expect(shown.isDisjoint(with: ["tent-1", "tent-2"]) && shown.contains("tent-5"))
            // It is a part of what is held, and said to her.
            let asked = try await house.post("/v1/me/requests", #"{"kind":"access"}"#, shopper: token)
            let path = "/v1/me/requests/\(asked.json.request.id.text)/data"
            let data = try await house.send(.get, path, key: house.tents.write.text, shopper: token)
            #expect(data.json.categories_left_out == ["Tents"])
            let read = try await house.send(.get, path + "?format=html", key: house.tents.write.text, shopper: token)
            #expect(read.text.contains("<td>Tents</td>"))
            #expect(
                try await Self.send(house, "do=unmute_category&category=Tents").text
                    .contains(CentreWords.english.letInNews))
            _ = try await Self.send(house, "do=mute_category&category=Tents")
            _ = try await house.delete("/v1/shoppers/c-7")
            _ = try await house.consent(Say.account, shopper: token)
            #expect(try await !Self.send(house, "do=show").text.contains("unmute_category"))
        }
    }

    @Test func aLinkOfAMailOpensNothingByItself() async throws {
        try await withHouse { house in
            let before = try await house.snapshot()
            func open(_ token: String, _ more: String = "") async throws -> Answer {
                try await house.send(.get, "/privacy/tents/enter?token=\(token)\(more)")
            }
            let now = Int64(house.clock.now)
            let good = house.tents.token(for: "c-7", expires: now + 900)
            let page = try await open(good, "&language=de")
            #expect(page.status == 200 && page.text.contains("value=\"\(good)\"") && page.text.contains("lang=\"de\""))
            #expect(page.header("Cache-Control") == "no-store" && page.header("Referrer-Policy") == "no-referrer")
            #expect(!page.text.contains("c-7") && !page.text.contains("<script"))
            let words = CentreWords.english.enter
            for (token, why) in [
                (house.tents.token(for: "c-7", expires: now - 1), words.expired), ("x.y.z", words.wrong),
                (house.books.token(for: "c-7"), words.wrong),
                (house.tents.token(for: "c-7", expires: now + 86_401), words.lastsTooLong),
            ] {
                let refused = try await open(token)
                #expect(refused.status == 401 && refused.text.contains(why) && refused.text.contains(words.next))
                #expect(!refused.text.contains("<form") && refused.header("Cache-Control") == "no-store")
            }
            // Its button goes where the shop's own page goes.
            let opened = try await house.send(.post, "/privacy/tents", bytes: Array("do=show&token=\(good)".utf8))
            #expect(opened.status == 200 && opened.text.contains(CentreWords.english.nothing))
            #expect(try await house.snapshot() == before)
            for part in good.split(separator: ".") {
                #expect(!house.log.lines.joined().contains(part), "law 11")
            }
        }
    }

    @Test func theLabelSaysWhatHolds() async throws {
        try await withHouse { house in
            let label = CentreWords.english.label
            let open = try await house.get("/privacy/tents").text
            for words in [
                label.visit, label.device, label.request, label.taught, label.counted, label.stranger, label.never,
            ] {
                #expect(open.contains(words))
            }
            let none = try await Self.send(house, "do=show").text
            #expect(none.contains("<dt>\(label.linked)</dt><dd>\(label.nothing)</dd>"))
            _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-7"))
            let body = Say.events(["tent-2", "tent-1"], visit: 1)
            _ = try await house.post("/v1/events", body, shopper: house.tents.token(for: "c-7"))
            let hers = try await Self.send(house, "do=show").text
            #expect(
                hers.contains(
                    "<dd>Things we remember: 2</dd><dd>Visits we learned from: 1</dd><dd>Your answers: 4</dd>"))
        }
        // A shop that asks for less says less.
        let bare = CentreLabel(purposes: [.messages], hasGraph: true).rows(in: .english)
        #expect(bare.prefix(3).allSatisfy { $0.lines == [CentreWords.english.label.nothing] })
        // Where nothing is published, nothing can be ranked on a device.
        #expect(
            CentreLabel(purposes: [.recommendations], hasGraph: false).rows(in: .english)[0].lines
                == [CentreWords.english.label.visit])
    }

    @Test func whatAChoiceDoesIsSaidBeforeItIsSaved() async throws {
        try await withHouse { house in
            let words = CentreWords.english
            let off = try await Self.send(house, "do=show").text
            #expect(off.contains("<p id=\"history-off\">\(words.asItIs)</p>"))
            #expect(off.contains("<p id=\"history-account\">This turns on: Picks that fit your orders.</p>"))
            let on = try await Self.send(house, "do=choose&history=account").text
            #expect(on.contains("<p id=\"history-account\">\(words.asItIs)</p>"))
            #expect(
                on.contains(
                    "<p id=\"history-off\">This turns off: Picks that fit your orders. \(words.ends[.history] ?? "")</p>"
                ))
        }
    }

    @Test(arguments: [
        "do=mute_category", "do=mute_category&category=", "do=mute_category&category=Nobody", "do=mute",
        "do=mute&item=never-seen", "do=dial", "do=dial&step=0", "do=dial&step=6", "do=dial&step=x",
    ])
    func whatCannotBeMeantIsRefused(_ form: String) async throws {
        try await withHouse { house in
            _ = try await house.consent(Say.account, shopper: house.tents.token(for: "c-7"))
            let before = try await house.snapshot()
            #expect(try await Self.send(house, form).status == 422)
            #expect(try await house.snapshot() == before)
        }
    }

    @Test func nothingOfHersIsKeptByAnyCache() async throws {
        try await withHouse { house in
            #expect(try await Self.send(house, "do=show").header("Cache-Control") == "no-store")
            let stranger = try await house.send(.post, "/privacy/tents", bytes: Array("token=none".utf8))
            #expect(stranger.status == 401 && !stranger.text.contains("<fieldset>"))
        }
    }
}
