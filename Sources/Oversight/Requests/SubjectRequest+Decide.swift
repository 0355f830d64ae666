extension SubjectRequest {
    /// How long the house waits for her where the clock stands meanwhile; without an end it could wait for ever.
    public static let patience: Int64 = 90 * 86_400
    /// Wrong codes that are taken before only staff can say who she is.
    public static let codeLimit = 5
    /// How long a code is good for.
    public static let codeLife: Int64 = 30 * 60

    /// What happens with a command at a moment. Pure; a command whose effect is there already makes no event.
    public func decide(_ command: RequestCommand, now: Int64) throws(RequestFault) -> [RequestEvent] {
        if isDone(command) { return [] }
        if command == .tick {
            return lapse(at: now).map { [.refused($0, at: now)] } ?? givenUp(at: now)
        }
        if case .noteTold(let callback, let status) = command {
            // Also of a request that is closed: its end is what a hub waits for.
            guard hub?.callbacks.indices.contains(callback) == true else { throw RequestFault(.notNow) }
            return [.told(callback: callback, status, delivered: true, at: now)]
        }
        guard isOpen else { throw RequestFault(.closed) }
        switch command {
        case .noteCode(let digest):
            guard identity == nil else { throw RequestFault(.notNow) }
            guard codesMissed < Self.codeLimit else { throw RequestFault(.tooManyCodes) }
            return [.codeSent(digest: digest, at: now)]
        case .missCode(let attempt):
            guard phase == .identity else { throw RequestFault(.notNow) }
            return [.codeMissed(attempt: attempt, at: now)]
        case .identify(let identity):
            guard self.identity == nil else { throw RequestFault(.notNow) }
            return [.identified(identity, at: now)]
        case .ask:
            guard isWorking, !isClarified else { throw RequestFault(.notNow) }
            return [.asked(at: now)]
        case .clarify(let scope):
            guard phase == .clarify else { throw RequestFault(.notNow) }
            if let scope, !kind.takes(scope) { throw RequestFault(.scope) }
            return [.clarified(scope, at: now)]
        case .block(let reason, let owner):
            guard isWorking else { throw RequestFault(.notNow) }
            return [.blocked(reason, owner, at: now)]
        case .unblock:
            guard case .blocked = phase else { throw RequestFault(.notNow) }
            return [.unblocked(at: now)]
        case .extend(let reason):
            guard dates.extendedBy != nil else { throw RequestFault(.noExtension) }
            // The law wants her told within the first period.
            guard now <= due(at: now) else { throw RequestFault(.tooLate) }
            return [.extended(reason, at: now)]
        case .noteExtensionTold:
            guard extended != nil else { throw RequestFault(.notNow) }
            return [.extensionTold(at: now)]
        case .answer:
            guard isWorking else { throw RequestFault(.notNow) }
            return [.answered(at: now)]
        case .refuse(let reason): return [.refused(reason, at: now)]
        case .withdraw: return [.withdrawn(at: now)]
        case .tick, .noteTold: return []
        }
    }

    /// What the request needs now.
    public func owed(at now: Int64) -> [RequestAction] {
        guard isOpen else { return [] }
        var actions: [RequestAction] = []
        switch phase {
        case .received: actions.append(.sendCode)
        // As long as its hub can take it back, nothing is done.
        case .working where now < hub?.begins ?? now: break
        case .working: actions.append(kind.isAutomatic ? .carryOut : .waitFor(.staff))
        case .blocked(let block):
            // What only the machine was in the way of is tried again; the rest waits for its owner.
            let isTried = kind.isAutomatic && [.storeUnavailable, .keyUnavailable].contains(block.reason)
            actions.append(isTried ? .carryOut : .waitFor(block.owner))
            if now - block.since >= 86_400 { actions.append(.raise(.blocked)) }
        case .identity, .clarify, .answered, .refused, .withdrawn: break
        }
        if extended != nil, !isExtensionTold { actions.append(.tellExtension) }
        if let reason = lapse(at: now) { actions.append(.lapse(reason)) }
        if now > due(at: now) { actions.append(.raise(.overdue)) }
        return actions
    }

    /// Whether it can be done now: known to be hers, and nothing is asked of her.
    var isWorking: Bool {
        switch phase {
        case .working, .blocked: true
        default: false
        }
    }

    /// Why it is closed when she has not said what she was asked.
    private func lapse(at now: Int64) -> RefusalReason? {
        guard isOpen, let waiting else { return nil }
        let end = dates.stopsWhileAsking ? waiting + Self.patience : due(at: now)
        guard now > end else { return nil }
        return phase == .clarify ? .clarificationMissing : .identityFailure
    }

    private func isDone(_ command: RequestCommand) -> Bool {
        switch (command, phase) {
        case (.noteCode(let digest), .identity): code?.digest == digest
        case (.missCode(let attempt), _): attempt <= codesMissed
        case (.identify(let identity), _): self.identity == identity
        case (.ask, .clarify): true
        case (.clarify(let scope), _): isClarified && phase != .clarify && (scope == nil || scope == self.scope)
        case (.block(let reason, let owner), .blocked(let block)): block.reason == reason && block.owner == owner
        case (.unblock, .working): true
        case (.extend(let reason), _): extended == reason
        case (.noteExtensionTold, _): isExtensionTold
        case (.noteTold(let callback, let status), _): told[callback] == status
        case (.answer, .answered), (.withdraw, .withdrawn): true
        case (.refuse(let reason), .refused(let known)): reason == known
        default: false
        }
    }
}
