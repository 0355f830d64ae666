import HTTPTypes

/// What a client says of how it reads answers, and of which it has already (RFC 9110).
extension HTTPFields {
    /// Whether it reads gzip and does not prefer what is not compressed.
    var prefersGzip: Bool {
        var weights: [Substring: Double] = [:]
        for part in elements(of: .acceptEncoding) {
            let words = part.split(separator: ";").map { $0.trimming(" \t") }
            guard let coding = words.first else { continue }
            let weight = words.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }
            weights[Substring(coding.lowercased())] = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }
        let gzip = weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0
        return gzip > 0 && gzip >= weights["identity"] ?? 0
    }

    /// Whether it has the answer of this tag, which is without its quotation marks.
    func has(_ tag: String) -> Bool {
        elements(of: .ifNoneMatch).contains { $0 == "*" || $0 == "\"\(tag)\"" || $0 == "W/\"\(tag)\"" }
    }

    /// Says that the answer depends on a field of the request, beside those that it was said of.
    mutating func vary(on name: HTTPField.Name) {
        let named = elements(of: .vary)
        guard !named.contains(where: { $0.lowercased() == name.canonicalName }) else { return }
        self[.vary] = (named + [Substring(name.rawName)]).joined(separator: ", ")
    }

    private func elements(of name: HTTPField.Name) -> [Substring] {
        (self[name] ?? "").split(separator: ",").map { $0.trimming(" \t") }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate func trimming(_ blanks: String) -> Substring {
        var rest = self
        while let first = rest.first, blanks.contains(first) { rest.removeFirst() }
        while let last = rest.last, blanks.contains(last) { rest.removeLast() }
        return rest
    }
}
