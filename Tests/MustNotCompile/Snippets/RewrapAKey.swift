// expect: 'rewrapped' is inaccessible due to 'internal' protection level
import Consent

func rewrap(_ key: WrappedKey, _ master: MasterKey) throws { _ = try key.rewrapped(by: master) }
