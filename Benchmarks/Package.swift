// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "confide", path: "..")],
    targets: [
        .executableTarget(
            name: "recommend-bench", dependencies: [.product(name: "Recommend", package: "confide")],
            swiftSettings: settings),
        .executableTarget(
            name: "anonymity-bench", dependencies: [.product(name: "Anonymity", package: "confide")],
            swiftSettings: settings),
        .executableTarget(
            name: "ledger-bench",
            dependencies: [.product(name: "Ledger", package: "confide"), .product(name: "Stores", package: "confide")],
            swiftSettings: settings),
    ]
)
