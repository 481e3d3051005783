import SQLite

/// The condition that narrows to one standard; true of all for nil.
func only(_ standard: String?) -> SQL { standard.map { "standard = \($0)" } ?? "true" }
