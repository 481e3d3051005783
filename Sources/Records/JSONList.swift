import SQLite

/// A JSON list of names of the code's own (ids of standards, uses, papers), bound as one value, so that a statement is
/// the same for every list. Nothing is escaped: never for text from outside, which is `jsonArray`'s.
func jsonList(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }

/// SQL for a JSON list of whatever texts.
package func jsonArray(_ texts: [String]) -> SQL { jsonArray(of: texts.map { "json_quote(\($0))" }) }

/// SQL for a JSON list of what each piece of SQL gives as JSON; of any length, unlike a call of `json_array`.
package func jsonArray(of elements: [SQL]) -> SQL {
  guard let first = elements.first else { return "json_array()" }
  let rows = elements.dropFirst().reduce("(" + first + ")") { $0 + ", (" + $1 + ")" }
  return "json((SELECT json_group_array(json(column1)) FROM (VALUES " + rows + ")))"
}
