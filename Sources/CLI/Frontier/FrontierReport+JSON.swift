import Shop

extension FrontierReport {
    /// The same as one object; shares are rounded to five places.
    func json() -> String {
        func rounded(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
        let bytes = JSONWriter.bytes { writer in
            writer.object { writer in
                writer.member("source", source)
                writer.member("shoppers", shoppers)
                writer.member("items", items)
                writer.member("questions", questions)
                writer.member("head", head)
                writer.member("delta", delta)
                writer.key("settings")
                writer.array { writer in
                    for row in rows {
                        let kept = kept(row)
                        writer.object { writer in
                            writer.member("level", row.level)
                            writer.member("setting", row.setting)
                            writer.key("epsilon")
                            if let epsilon = row.epsilon { writer.double(epsilon) } else { writer.null() }
                            writer.member("hr@20", rounded(row.hitRate))
                            writer.member("hr@20_low", rounded(row.interval.lowerBound))
                            writer.member("hr@20_high", rounded(row.interval.upperBound))
                            writer.member("hr@20_seeds", rounded(row.seedDeviation ?? 0))
                            writer.member("ndcg@20", rounded(row.ndcg))
                            writer.member("kept_of_account", rounded(row.ofAccount.value))
                            writer.member("kept_of_account_low", rounded(row.ofAccount.interval.lowerBound))
                            writer.member("kept_of_account_high", rounded(row.ofAccount.interval.upperBound))
                            writer.member("kept_of_best", rounded(kept.full))
                            writer.member("kept_of_graph", rounded(kept.plain))
                            writer.member("kept_of_gain", rounded(kept.gain))
                        }
                    }
                }
                writer.member("related", related)
                writer.key("attacks")
                writer.array { writer in
                    for attack in attacks {
                        writer.object { writer in
                            writer.key("epsilon")
                            if let epsilon = attack.epsilon { writer.double(epsilon) } else { writer.null() }
                            writer.member("between", attack.between)
                            writer.member("trials", attack.trials)
                            writer.member("first", attack.first)
                            writer.member("first_low", rounded(attack.interval.lowerBound))
                            writer.member("first_high", rounded(attack.interval.upperBound))
                            writer.member("top_five", attack.topFive)
                            writer.member("first_without_her", attack.without)
                            writer.member("first_one_look", attack.once)
                        }
                    }
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
