import Foundation

extension LoketServer {
  /// Names a central CRM that takes webhooks in the config, which it has to have, and starts the desk anew.
  ///
  /// - Parameters:
  ///   - url: where the webhooks go.
  ///   - secret: what they are signed with.
  package func connect(toWebhook url: String, secret: String) throws {
    stop()
    let secrets = data.appending(path: "crm.secret")
    try Data("\(secret)\n".utf8).write(to: secrets)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secrets.path)
    let file = data.appending(path: "uji.json")
    guard var config = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] else {
      throw Failure(description: "the config is no object")
    }
    config["crm"] = ["kind": "webhook", "url": url, "secretFile": secrets.path]
    try JSONSerialization.data(withJSONObject: config).write(to: file)
    try start()
  }
}
