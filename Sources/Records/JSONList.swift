/// A JSON list of names of the code's own (ids of standards, uses, papers), which need no escaping; bound as one value, so
/// that a statement is the same for every list.
func jsonList(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
