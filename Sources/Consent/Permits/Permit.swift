import Crypto

/// Proof, for one request, that a purpose is allowed for a shopper now.
///
/// Only the consent desk can make one. It cannot be copied, stored, encoded or printed, so it lives no longer than the
/// request it was asked for; and it carries the only key that opens what was sealed for its purpose.
public struct Permit<P: Purpose>: ~Copyable, Sendable {
    /// The shop it is good for.
    public let shop: ShopNumber
    /// How far the purpose may reach in this request; never `off`.
    public let level: Level
    /// Why it is allowed.
    public let basis: Basis
    /// The shopper's place in the store at level `account`; nil when nothing of hers may be kept.
    public let account: Account?
    private let subkey: SymmetricKey?

    init(shop: ShopNumber, level: Level, basis: Basis, account: Account?, subkey: SymmetricKey?) {
        self.shop = shop
        self.level = level
        self.basis = basis
        self.account = account
        self.subkey = subkey
    }

    /// Seals bytes under her key for this purpose as revision `revision` of her row; `oldest` is the day of the oldest
    /// thing in them, 0 when it is not known.
    ///
    /// Throws `KeyFault.noAccount` below level `account`.
    public borrowing func seal(
        _ plain: [UInt8], revision: UInt64, oldest: Int32 = 0
    ) throws(KeyFault) -> Sealed {
        guard let subkey, let account else { throw KeyFault.noAccount }
        let context = Self.context(shop, account.shopper, revision)
        do {
            let box = try AES.GCM.seal(plain, using: subkey, authenticating: context)
            guard let combined = box.combined else { throw KeyFault.cannotSeal }
            return Sealed(
                account: account, purpose: P.code, revision: revision, bytes: [UInt8](combined), oldest: oldest)
        } catch { throw KeyFault.cannotSeal }
    }

    /// Opens what was sealed for this shopper and this purpose; anything else throws `KeyFault.cannotOpen`.
    public borrowing func open(_ row: SealedRow) throws(KeyFault) -> [UInt8] {
        guard let subkey, let account else { throw KeyFault.noAccount }
        let context = Self.context(shop, account.shopper, row.revision)
        do {
            return [UInt8](try AES.GCM.open(.init(combined: row.bytes), using: subkey, authenticating: context))
        } catch { throw KeyFault.cannotOpen }
    }

    /// Binds shop, shopper, purpose and revision, so that rows cannot be swapped or rolled back.
    private static func context(_ shop: ShopNumber, _ shopper: Pseudonym, _ revision: UInt64) -> [UInt8] {
        Array("confide/row/\(shop)/\(P.code.name)/\(revision)/".utf8) + shopper.bytes
    }
}

/// Why a permit was minted.
public enum Basis: Sendable, Hashable {
    /// Her decision on record, with the version of the book at that moment.
    case decision(version: UInt64)
    /// What the visitor's browser said in this request; good for this request only.
    case carried
    /// A duty towards the shopper herself, which needs no consent.
    case duty(Duty)
}

/// What the house must be able to do for a shopper whatever she agreed to.
public enum Duty: Sendable, Hashable {
    /// Erasing what is held (GDPR 17), and subtracting it from the models.
    case erase
    /// Stopping a purpose that she no longer agrees to (GDPR 7(3)).
    case withdraw
    /// Letting go of what is past its date (GDPR 5(1)(e)).
    case expire
    /// Telling her what is held (GDPR 15), and giving it to her (GDPR 20).
    case inform
    /// Taking out what is wrong (GDPR 16).
    case correct
}

/// A shopper's place in the store, and the version of her consent under which a request works.
public struct Account: Sendable, Hashable {
    public let shopper: Pseudonym
    /// A write made under an older version than the book's is refused by the store.
    public let version: UInt64

    init(shopper: Pseudonym, version: UInt64) {
        self.shopper = shopper
        self.version = version
    }
}
