public import Consent
import Crypto
import FoundationEssentials
import JWTKit

/// Reads the tokens by which a shop's backend names a shopper: JWT, HS256, with `sub`, `aud` and `exp`.
public struct ShopperTokens: Sendable {
    private let keys = JWTKeyCollection()
    private let secret: ShopSecret
    private let audience: String

    /// Tokens of the shop of that name.
    public init(secret: ShopSecret, shop: String) async {
        self.secret = secret
        audience = "confide:\(shop)"
        await keys.add(hmac: HMACKey(key: secret.tokenKey), digestAlgorithm: .sha256)
    }

    /// The shopper whom a token names; throws the `Problem` that says what is wrong with it.
    func shopper(in token: String) async throws(Problem) -> Pseudonym {
        let claims: Claims
        do { claims = try await keys.verify(token, as: Claims.self) } catch let error as JWTError {
            throw error.errorType == .claimVerificationFailure ? .shopperTokenExpired : .shopperTokenInvalid
        } catch { throw .shopperTokenInvalid }
        guard claims.aud.value.contains(audience), (1...256).contains(claims.sub.value.utf8.count) else {
            throw .shopperTokenInvalid
        }
        return secret.pseudonym(of: claims.sub.value)
    }

    /// A token for trying things out, good until `expires` (seconds since 1970); a backend makes its tokens itself.
    public func token(for customer: String, expires: Int64) async throws -> String {
        try await keys.sign(
            Claims(
                sub: .init(value: customer), aud: .init(value: [audience]),
                exp: .init(value: .init(timeIntervalSince1970: Double(expires)))))
    }

    private struct Claims: JWTPayload {
        let sub: SubjectClaim
        let aud: AudienceClaim
        let exp: ExpirationClaim

        func verify(using algorithm: some JWTAlgorithm) async throws { try exp.verifyNotExpired() }
    }
}
