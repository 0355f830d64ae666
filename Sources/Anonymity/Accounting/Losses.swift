extension LaplaceMechanism {
    /// What one release gives away.
    public var loss: Loss {
        guard bound.isClipped else { return Loss(.pure(epsilon.value)) }
        return Loss(.discreteLaplace(noise, shift: Int(bound.perCell), cells: bound.cells))
    }
}

extension GaussianMechanism {
    /// What one release gives away. Of a shared bound any split among cells may be the worst: narrow noise is then known
    /// by its ρ alone.
    public var loss: Loss {
        if bound.isClipped { return Loss(.discreteGaussian(noise, shift: Int(bound.perCell), cells: bound.cells)) }
        guard isWide else { return Loss(.concentrated(cost.rho.value)) }
        return Loss(
            .gaussian(
                sigma: ((noise.variance.value - WideNoise.rounding) / Double(bound.squaredLength)).squareRoot()))
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
