public import Crypto

/// The random secret of one shop, from which its pseudonyms, visit numbers, token key and ledger key come.
///
/// Safe for a person because a database without this secret cannot be searched by a customer number or a visit token.
public struct ShopSecret: Sendable {
    private let pseudonymKey: SymmetricKey
    private let visitKey: SymmetricKey
    private let messageKey: SymmetricKey
    private let requestKey: SymmetricKey
    private let codeKey: SymmetricKey
    private let erasureKey: SymmetricKey
    /// What the shop's backend signs shopper tokens with (HS256), 32 bytes.
    public let tokenKey: SymmetricKey
    private let ledgerSeed: SymmetricKey

    private init(secret: SymmetricKey) {
        func derive(_ label: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret, info: Array("confide/\(label)/v1".utf8), outputByteCount: 32)
        }
        pseudonymKey = derive("pseudonym")
        visitKey = derive("visit")
        messageKey = derive("message")
        requestKey = derive("request")
        codeKey = derive("request-code")
        erasureKey = derive("erasure")
        tokenKey = derive("shopper-token")
        ledgerSeed = derive("ledger")
    }

    /// Opens a shop's wrapped secret; a wrong master key throws `KeyFault.cannotUnwrap`.
    public init(wrapped: [UInt8], of shop: ShopNumber, by master: MasterKey) throws(KeyFault) {
        self.init(secret: try master.unwrap(wrapped, context: Self.context(shop)))
    }

    /// A new secret, wrapped for the store.
    public static func newWrapped(for shop: ShopNumber, by master: MasterKey) throws(KeyFault) -> [UInt8] {
        try master.wrap(SymmetricKey(size: .bits256), context: context(shop))
    }

    /// The token key as hexadecimal text, for the shop's backend.
    public var tokenKeyHex: String { unsafe tokenKey.withUnsafeBytes { unsafe Hex.encode($0) } }

    /// What the checkpoints of the shop's ledger are signed with (Ed25519).
    ///
    /// Derived like the others, so that there is nothing more to keep or to lose: it is the same after a restart, a
    /// restore, or under another master key, as everybody who holds a receipt needs it to be.
    public func ledgerKey() throws(KeyFault) -> Curve25519.Signing.PrivateKey {
        // Any 32 bytes are one (RFC 8032, section 5.1.5).
        do { return try .init(rawRepresentation: ledgerSeed) } catch { throw .wrongLength }
    }

    /// The pseudonym of the shop's own customer number.
    public func pseudonym(of customer: String) -> Pseudonym {
        Pseudonym(bytes: Array(mac(customer, pseudonymKey).prefix(16)))
    }

    /// By what an erased shopper is known again: only who holds this secret and her customer number can tell.
    public func erasureMark(of shopper: Pseudonym) -> KeyMark {
        KeyMark(HMAC<SHA256>.authenticationCode(for: shopper.bytes, using: erasureKey))
    }

    /// The number under which a visit is learned, from the token that only the visitor's browser holds.
    public func visitNumber(of token: String) -> UInt64 { number(token, visitKey) }

    /// The number by which a message is known to have been taken in.
    public func messageNumber(of id: String) -> UInt64 { number(id, messageKey) }

    /// Sixteen bytes that name what a platform called by that name, such as one of its messages.
    public func requestBytes(of name: String) -> [UInt8] { Array(mac("request/" + name, codeKey).prefix(16)) }

    /// What is kept of a one-time code: it opens nothing, and cannot be tried without this secret.
    public func codeDigest(_ code: String, for request: [UInt8]) -> [UInt8] {
        Array(mac("code/\(Hex.encode(request))/\(code)", codeKey))
    }

    /// Seals an event of a request; `context` is its place, so that events cannot be swapped.
    public func seal(_ plain: [UInt8], context: String) throws(KeyFault) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plain, using: requestKey, authenticating: Array(context.utf8))
            guard let combined = box.combined else { throw KeyFault.cannotSeal }
            return [UInt8](combined)
        } catch { throw KeyFault.cannotSeal }
    }

    /// Opens what `seal` made in that place; anything else throws `KeyFault.cannotOpen`.
    public func open(_ sealed: [UInt8], context: String) throws(KeyFault) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return [UInt8](try AES.GCM.open(box, using: requestKey, authenticating: Array(context.utf8)))
        } catch { throw KeyFault.cannotOpen }
    }

    private func mac(_ text: String, _ key: SymmetricKey) -> HMAC<SHA256>.MAC {
        var text = text
        return text.withUTF8 { unsafe HMAC<SHA256>.authenticationCode(for: UnsafeRawBufferPointer($0), using: key) }
    }

    private func number(_ text: String, _ key: SymmetricKey) -> UInt64 {
        mac(text, key).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    static func context(_ shop: ShopNumber) -> [UInt8] { Array("confide/shop/\(shop)".utf8) }
}
