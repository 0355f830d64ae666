// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "confide", path: "..")],
    targets: [
        .executableTarget(
            name: "recommend-bench", dependencies: [.product(name: "Recommend", package: "confide")],
            swiftSettings: [
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("ExistentialAny"),
                .strictMemorySafety(),
                .treatAllWarnings(as: .error),
            ])
    ]
)
