import Server
import ServiceLifecycle

/// Tells data-rights hubs how their requests stand, every few seconds.
struct Telling: Service {
    let house: House
    let diary: Diary

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let made = try await house.tellHubs()
                    if made > 0 { diary.note("data-rights hubs were told how requests stand", .count(made)) }
                } catch { if !Task.isCancelled { diary.warn("data-rights hubs could not be told") } }
                try? await Task.sleep(for: .seconds(15))
            }
        }
    }
}
