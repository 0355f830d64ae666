import ArgumentParser
import Consent
import Oversight
import Server
import Shop

extension RequestsCommand {
    /// `confide requests create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a request for a shopper whom you know; what needs nobody is done at once.")
        @OptionGroup var options: StoreOptions
        @Option(help: "access, export, correct, erase, restrict, object, withdraw, complaint or review.")
        var kind: String
        @Option(help: "The file with the shop's own customer number; - is standard input, so that no shell keeps it.")
        var customer = "-"
        @Option(help: "How you know that it is her: staff, staff_by_phone, staff_by_post or shop_backend.")
        var identity: String
        @Option(help: "Only of this purpose.") var purpose: String?
        @Option(help: "Only of this item.") var item: String?
        @Option(help: "Only of the days from this one, such as 2026-11-01.") var from: String?
        @Option(help: "Through this day.") var through: String?
        @Flag(help: "Show what an erasure would take, and do nothing.") var dryRun = false
        @Flag(help: "Look at models and bytes before and after an erasure.") var prove = false

        func run() async throws {
            let customer = try readCustomer()
            var question = try RequestQuestion.staff(document(customer))
            question.customer = customer
            guard let kind = question.kind else { return }
            try await RequestsCommand.withRoom(options) { room in
                let shopper = room.secret.pseudonym(of: customer)
                let now = Terminal.now()
                if dryRun {
                    let plan = try await room.erasure.plan(shopper, question.scope, time: now)
                    return print(RequestDocument.text(plan))
                }
                let (filed, outcome) = try await room.requests.open(
                    .init(kind, question.scope, by: .staff, identity: question.identity, proven: prove), of: shopper,
                    now: now)
                print(RequestDocument.text(filed, now: now))
                if let certificate = outcome.certificate { print(RequestDocument.text(certificate)) }
            }
        }

        private func readCustomer() throws -> String {
            let bytes = Files.read(customer == "-" ? "/dev/stdin" : customer) ?? []
            let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
            guard let text, !text.isEmpty else {
                throw Refusal(
                    "no customer number was given", next: "write it to standard input, or name a file with it")
            }
            return text
        }

        /// The same words as the API takes, so that both refuse the same.
        private func document(_ customer: String) -> [UInt8] {
            JSONWriter.bytes { json in
                json.object { json in
                    json.member("kind", kind)
                    json.member("customer", customer)
                    json.member("identity", identity)
                    if let purpose { json.member("purpose", purpose) }
                    if let item { json.member("item", item) }
                    if let from { json.member("from", from) }
                    if let through { json.member("through", through) }
                }
            }
        }
    }

    /// `confide requests act`.
    struct Act: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer a request, refuse it, extend it and so on.",
            discussion: "VERB is answer, refuse, extend, ask, clarify, identify, block, unblock, withdraw or told.")
        @OptionGroup var options: StoreOptions
        @Argument(help: "The request's number.") var number: String
        @Argument(help: "What to do.") var verb: String
        @Option(help: "Why, where it needs a reason; a wrong one is answered with the list.") var reason: String?
        @Option(help: "How you know that it is her, for identify.") var identity: String?

        func run() async throws {
            let number = try RequestsCommand.number(number)
            let command = try RequestOrder.command(
                JSONWriter.bytes { json in
                    json.object { json in
                        json.member("do", verb)
                        if let reason { json.member("reason", reason) }
                        if let identity { json.member("identity", identity) }
                    }
                })
            try await RequestsCommand.withRoom(options) { room in
                let now = Terminal.now()
                let (filed, outcome) = try await room.requests.act(command, on: number, now: now)
                print(RequestDocument.text(filed, now: now))
                if let certificate = outcome.certificate { print(RequestDocument.text(certificate)) }
            }
        }
    }
}
