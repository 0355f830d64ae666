import Consent

extension ShopRules {
    /// How many pins, boosts or targets one list may hold.
    public static let longest = 200

    private enum Field: String, JSONField {
        case everywhere, shelves, lists
        static let names = JSONNames<Field>()
    }

    /// Reads `{"everywhere": {…}, "shelves": {"home": {…}}}`; shelves are of the given names.
    public init(_ bytes: [UInt8], placements: [String]) throws(InputFault) {
        self = try JSONReader.read(bytes) { json throws(InputFault) in
            var rules = ShopRules()
            try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
                switch field {
                case .everywhere: rules.everywhere = try ShelfRules(&json)
                case .lists:
                    let name = try json.string(max: 64)
                    guard let lists = Lists(rawValue: name) else {
                        let names = Lists.allCases.map(\.rawValue)
                        throw json.fault(
                            .unknownName,
                            "lists are \(names.joined(separator: " or "))" + NearMiss.hint(name, among: names))
                    }
                    rules.lists = lists
                case .shelves:
                    try json.object { json, key throws(InputFault) in
                        guard placements.contains(key.text) else {
                            throw json.fault(
                                .unknownName,
                                "a shelf is one of \(placements.joined(separator: ", "))"
                                    + NearMiss.hint(key.text, among: placements))
                        }
                        guard rules.shelves[key.text] == nil else {
                            throw json.fault(.malformed, "this shelf is given twice")
                        }
                        rules.shelves[key.text] = try ShelfRules(&json)
                    }
                }
            }
            return rules
        }
    }

    /// The rules in JSON, the same bytes for the same rules.
    public func encoded() -> [UInt8] { JSONWriter.bytes { write(into: &$0) } }

    /// Writes the rules as an object.
    public func write(into json: inout JSONWriter) {
        json.object { json in
            json.object("everywhere") { json in everywhere.write(into: &json) }
            json.object("shelves") { json in
                for (name, rules) in shelves.sorted(by: { $0.key < $1.key }) {
                    json.object(name) { json in rules.write(into: &json) }
                }
            }
            json.member("lists", lists.rawValue)
        }
    }
}

extension ShelfRules {
    private enum Field: String, JSONField {
        case pins, boosts, buried, excluded, calibration, diversity, exploration
        case holdOut = "hold_out"
        static let names = JSONNames<Field>()
    }

    private enum RuleField: String, JSONField {
        case item, category, place, factor
        static let names = JSONNames<RuleField>()
    }

    init(_ json: inout JSONReader) throws(InputFault) {
        self.init()
        try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .pins:
                try json.array(max: ShopRules.longest) { json, _ throws(InputFault) in
                    let rule = try Self.rule(&json)
                    guard case .item(let item) = rule.target, let place = rule.place, rule.factor == nil else {
                        throw json.fault(.malformed, "a pin has an item and a place")
                    }
                    pins.append(Pin(item, at: place))
                }
            case .boosts:
                try json.array(max: ShopRules.longest) { json, _ throws(InputFault) in
                    let rule = try Self.rule(&json)
                    guard let factor = rule.factor, rule.place == nil else {
                        throw json.fault(.malformed, "a boost has an item or a category, and a factor")
                    }
                    boosts.append(Boost(rule.target, by: factor))
                }
            case .buried: buried = try Self.targets(&json)
            case .excluded: excluded = try Self.targets(&json)
            case .calibration: calibration = try Self.weight(&json)
            case .diversity: diversity = try Self.weight(&json)
            case .exploration: exploration = try Self.weight(&json)
            case .holdOut: holdOut = try Self.weight(&json)
            }
        }
    }

    private static func targets(_ json: inout JSONReader) throws(InputFault) -> [Target] {
        var targets: [Target] = []
        try json.array(max: ShopRules.longest) { json, _ throws(InputFault) in
            let rule = try rule(&json)
            guard rule.place == nil, rule.factor == nil else {
                throw json.fault(.malformed, "give an item or a category, and nothing else")
            }
            targets.append(rule.target)
        }
        return targets
    }

    private static func rule(
        _ json: inout JSONReader
    ) throws(InputFault) -> (target: Target, place: Int?, factor: Share?) {
        var target: Target?
        var place: Int?
        var factor: Share?
        try json.object(RuleField.self, unknown: .refused) { json, field throws(InputFault) in
            switch field {
            case .item, .category:
                let name = try json.string(max: 256)
                guard !name.isEmpty, target == nil else {
                    throw json.fault(.malformed, "name one item or one category")
                }
                target = field == .item ? .item(name) : .category(name)
            case .place:
                let number = try json.int64()
                guard (1...100).contains(number) else { throw json.fault(.outOfRange, "a place is 1 to 100") }
                place = Int(number)
            case .factor: factor = try share(&json)
            }
        }
        guard let target else { throw json.fault(.missing, "name the item or the category that is meant") }
        return (target, place, factor)
    }

    private static func weight(_ json: inout JSONReader) throws(InputFault) -> Share {
        let share = try share(&json)
        guard share.numerator <= share.denominator else {
            throw json.fault(.outOfRange, "a share is from 0 to 1, such as \"1/50\"")
        }
        return share
    }

    private static func share(_ json: inout JSONReader) throws(InputFault) -> Share {
        guard let share = Share(try json.string(max: 32)) else {
            throw json.fault(.malformed, "write a fraction of whole numbers as text, such as \"1/50\" or \"2\"")
        }
        return share
    }

    func write(into json: inout JSONWriter) {
        json.array("pins") { json in
            for pin in pins {
                json.object { json in
                    json.member("item", pin.item)
                    json.member("place", pin.place)
                }
            }
        }
        json.array("boosts") { json in
            for boost in boosts {
                json.object { json in
                    json.target(boost.target)
                    json.member("factor", boost.factor.text)
                }
            }
        }
        for (name, targets) in [("buried", buried), ("excluded", excluded)] {
            json.array(name) { json in
                for target in targets { json.object { json in json.target(target) } }
            }
        }
        json.member("calibration", calibration.text)
        json.member("diversity", diversity.text)
        json.member("exploration", exploration.text)
        json.member("hold_out", holdOut.text)
    }
}

extension JSONWriter {
    fileprivate mutating func target(_ target: ShelfRules.Target) {
        switch target {
        case .item(let id): member("item", id)
        case .category(let name): member("category", name)
        }
    }
}
