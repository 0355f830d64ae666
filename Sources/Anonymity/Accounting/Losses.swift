extension LaplaceMechanism {
    /// What one release gives away.
    public var loss: Loss {
        guard bound.isClipped else { return Loss(.pure(epsilon.value)) }
        return Loss(.discreteLaplace(noise, shift: Int(bound.perCell), cells: bound.cells))
    }
}

extension GaussianMechanism {
    /// What one release gives away. Of a shared bound only ρ is known: any split of it among cells may be the worst.
    public var loss: Loss {
        guard bound.isClipped else { return Loss(.concentrated(cost.rho.value)) }
        return Loss(.discreteGaussian(noise, shift: Int(bound.perCell), cells: bound.cells))
    }
}

extension ThresholdMechanism {
    /// What one release gives away.
    public var loss: Loss {
        Loss(.discreteLaplace(noise, shift: Int(bound.perCell), cells: bound.cells), delta: cost.delta)
    }
}

extension PartitionSelection {
    /// What one release gives away.
    public var loss: Loss { Loss(.pure(epsilon.value), delta: cost.delta) }
}

extension TopMechanism {
    /// What one release gives away, with all its picks.
    public var loss: Loss { Loss(.picks(epsilon.value, count: picks)) }
}
