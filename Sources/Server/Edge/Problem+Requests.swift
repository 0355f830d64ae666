import HTTPTypes
import Oversight

extension Problem {
    /// What a request of a shopper cannot do now.
    init(_ fault: RequestFault) {
        let (status, detail): (HTTPResponse.Status, String) =
            switch fault.code {
            case .unknown: (.notFound, "There is no such request, or it is not hers.")
            case .codeWrong: (.forbidden, "The code is wrong, used or too old; ask for the request again.")
            case .tooManyCodes: (.forbidden, "Too many codes were wrong; staff can say who she is.")
            case .closed: (.conflict, "The request is closed; make a new one.")
            case .notNow: (.conflict, "The request does not stand where this can be done; read its status.")
            case .noExtension: (.conflict, "The rules that apply know no extension; answer it.")
            case .tooLate: (.conflict, "An extension must be told before the first deadline; answer it.")
            case .differs: (.conflict, "Another message has this id; give a new request a new one.")
            case .begun: (.conflict, "The request can be taken back only while it is pending; read its status.")
            case .scope: (.unprocessableContent, "This cannot be asked of so little; see the docs of the kind.")
            }
        self.init(status, fault.code.rawValue, Self.requestTitle(fault.code), detail)
    }

    private static func requestTitle(_ code: RequestFault.Code) -> String {
        switch code {
        case .unknown: "No such request"
        case .codeWrong: "Code not valid"
        case .tooManyCodes: "Too many codes"
        case .closed, .notNow, .noExtension, .tooLate, .differs, .begun: "Not now"
        case .scope: "Not of this"
        }
    }
}
