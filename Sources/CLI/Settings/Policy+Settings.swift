import Consent

extension Settings {
    /// The program's rule packs and the shop's own.
    func openRuleBook() throws -> RuleBook {
        guard let folder = packs else { return .builtIn }
        guard let names = Files.names(in: folder) else {
            throw Refusal(
                "there is no folder of rule packs at \(folder)", next: "make it, or correct rules.packs; empty is none")
        }
        var own: [RulePack] = []
        for name in names where name.hasSuffix(".json") { own.append(try RulePack(file: "\(folder)/\(name)")) }
        do { return try RuleBook.builtIn.adding(own) } catch {
            throw Refusal(
                "two rule packs have the id \(error.id)",
                next: "give the shop's own pack another id: it joins what the program brings, and replaces nothing")
        }
    }

    /// Everything that the operator decided about consent.
    func openPolicy() throws -> Policy {
        var words = Notices.builtIn
        if let notices {
            guard let bytes = Files.read(notices) else {
                throw Refusal(
                    "there are no notices at \(notices)", next: "correct consent.notices; empty is the built-in words")
            }
            words = try Notices(bytes, file: notices)
        }
        return Policy(
            book: try openRuleBook(), place: try openPlace(), notices: words, monthsAfterNo: monthsAfterNo,
            controller: controller)
    }

    /// Where shoppers are of whom no token says it.
    func openPlace() throws -> Place {
        var place = Place()
        if let text = self.place {
            guard let found = Place(text) else {
                throw Refusal("rules.place is no place", next: "give a country such as DE, or a region such as US-CA")
            }
            place = found
        }
        if let goods {
            guard let found = Place.Goods(rawValue: goods) else {
                let known = Place.Goods.allCases.map(\.rawValue)
                throw Refusal(
                    "rules.goods is no kind of goods" + NearMiss.hint(goods, among: known),
                    next: "use \(known.joined(separator: " or ")), or leave it empty")
            }
            place.goods = found
        }
        return place
    }
}

extension RulePack {
    /// Reads a pack's file.
    init(file: String) throws {
        guard let bytes = Files.read(file) else {
            throw Refusal(
                "there is no rule pack at \(file)", next: "name a file, or an id that confide packs list shows")
        }
        try self.init(bytes, file: file)
    }
}
