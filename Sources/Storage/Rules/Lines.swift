/// Short texts in one column: each is ended by a line feed, so that an empty list and one empty text differ.
enum Lines {
    static func encode(_ texts: [String]) -> String {
        var joined = ""
        for text in texts {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\\": joined += "\\\\"
                case "\n": joined += "\\n"
                default: joined.unicodeScalars.append(scalar)
                }
            }
            joined += "\n"
        }
        return joined
    }

    static func decode(_ joined: String) -> [String] {
        var texts: [String] = []
        var text = ""
        var escaped = false
        for scalar in joined.unicodeScalars {
            if escaped {
                text.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                escaped = false
            } else if scalar == "\\" {
                escaped = true
            } else if scalar == "\n" {
                texts.append(text)
                text = ""
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return texts
    }
}
