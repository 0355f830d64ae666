// swift-tools-version: 6.3
import PackageDescription

/// The settings every room of the house is built with.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

/// The house of docs/design.md: each room may import only what is listed here, and only downwards.
let rooms: [Target] = [
    // The ground floor: three libraries that know nothing of a shop.
    .target(name: "Anonymity", dependencies: [crypto], swiftSettings: house),
    .target(name: "Recommend", dependencies: [crypto], swiftSettings: house),
    .target(name: "Ledger", dependencies: [crypto], swiftSettings: house),

    // The rule packs are compiled in by scripts/embed-packs.
    .target(name: "Consent", dependencies: [crypto], exclude: ["Rules/Packs"], swiftSettings: house),
    .target(name: "Shop", dependencies: ["Consent", "Ledger", crypto], swiftSettings: house),
    // The system's zlib: what everybody fetches is made small once.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
        name: "Engagement", dependencies: ["Shop", "Consent", "Recommend", "Anonymity", "CZlib", crypto],
        swiftSettings: house),
    .target(
        name: "Oversight", dependencies: ["Shop", "Consent", "Ledger", "Anonymity"], swiftSettings: house),

    // Side by side: these two never see each other.
    .target(
        name: "Storage",
        dependencies: [
            "Oversight", "Shop", "Consent", "Ledger",
            .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ], swiftSettings: house),
    .target(
        name: "Server",
        dependencies: [
            "Oversight", "Engagement", "Shop", "Consent", "Ledger", "Recommend", "Anonymity",
            crypto, cryptoExtras, hummingbird, httpTypes, nio, logging,
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "HummingbirdTLS", package: "hummingbird"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
        ],
        // Compiled in by scripts/embed-sdk.
        exclude: ["Web/SDK/Files"], swiftSettings: house),

    // The only place that sees both.
    .executableTarget(
        name: "confide",
        dependencies: [
            "Server", "Storage", "Oversight", "Engagement", "Shop", "Consent", "Ledger", "Recommend", "Anonymity",
            crypto, hummingbird, logging, nio,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Configuration", package: "swift-configuration"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            .product(name: "SystemPackage", package: "swift-system"),
            .product(name: "Yams", package: "Yams"),
        ], path: "Sources/CLI", swiftSettings: house),
]

let testing: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")

let tests: [Target] = [
    .testTarget(name: "AnonymityTests", dependencies: ["Anonymity"], swiftSettings: house),
    .testTarget(
        name: "RecommendTests", dependencies: ["Recommend", "CountingAllocator", crypto], swiftSettings: house),
    // C, because it takes the place of the C library's allocator: tests count with it what predictions allocate.
    .target(name: "CountingAllocator", path: "Tests/CountingAllocator"),
    .testTarget(name: "LedgerTests", dependencies: ["Ledger", crypto], swiftSettings: house),
    .testTarget(name: "ConsentTests", dependencies: ["Consent", crypto], swiftSettings: house),
    .testTarget(name: "ShopTests", dependencies: ["Shop", "Consent", "Storage"], swiftSettings: house),
    .testTarget(
        name: "EngagementTests",
        dependencies: ["Engagement", "Shop", "Consent", "Ledger", "Recommend", "Anonymity", "Storage"],
        swiftSettings: house),
    .testTarget(
        name: "OversightTests",
        dependencies: ["Oversight", "Engagement", "Shop", "Consent", "Ledger", "Anonymity", "Storage"],
        swiftSettings: house),
    .testTarget(
        name: "StorageTests",
        dependencies: [
            "Storage", "Oversight", "Shop", "Consent", "Ledger", .product(name: "GRDB", package: "GRDB.swift"),
        ], swiftSettings: house),
    .testTarget(
        name: "ServerTests",
        dependencies: [
            "Server", "Storage", "Oversight", "Engagement", "Shop", "Consent", "Ledger", "Recommend", "CZlib", testing,
            hummingbird, httpTypes, nio, logging, crypto, cryptoExtras,
            .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        ], swiftSettings: house),
    .testTarget(
        name: "CLITests", dependencies: ["confide", "Server", "Shop", "Consent"], swiftSettings: house),
    // The snippets are compiled by the tests themselves: against the modules of this build, and to be refused.
    .testTarget(
        name: "MustNotCompileTests",
        dependencies: ["Engagement", "Oversight", "Shop", "Consent", "Anonymity"],
        path: "Tests/MustNotCompile", exclude: ["Snippets"], swiftSettings: house),
]

let package = Package(
    name: "confide",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "confide", targets: ["confide"]),
        .library(name: "Recommend", targets: ["Recommend"]),
        .library(name: "Ledger", targets: ["Ledger"]),
        .library(name: "Anonymity", targets: ["Anonymity"]),
        // For Benchmarks, which measures the store from outside.
        .library(name: "Stores", targets: ["Storage", "Oversight", "Shop", "Consent"]),
    ],
    dependencies: [
        // What each is for, and what it costs to build: docs/dependencies.md.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Hummingbird brings these; they are named because our own code imports them.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: rooms + tests
)
