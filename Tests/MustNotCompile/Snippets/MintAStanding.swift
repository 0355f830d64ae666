// expect: initializer is inaccessible due to 'internal' protection level
import Consent

let standing = Standing(
    shop: 1, isStranger: false, version: 1, levels: Choices(all: .account), limits: [], account: nil, key: nil)
