import HTTP

/// Everything that can be asked over HTTP; the raw values are the `operationId`s of `Kiosk/openapi.json`.
package enum Route: String, CaseIterable, Sendable {
  case signIn, whoAmI, signOut
  case listStandards
  case searchVisitors, putVisitor
  case issueTicket, listTickets, getTicket
  case openStream
  case listPrinters, listPrintJobs, reprint
  case printJobAsSVG, printJobAsPDF, printJobAsText, printJobAsESCPOS
  case health, metrics, openapi

  /// The method and the path of the route; braces name a parameter.
  package var endpoint: (method: Method, path: String) {
    switch self {
    case .signIn: (.post, "/api/session")
    case .whoAmI: (.get, "/api/session")
    case .signOut: (.delete, "/api/session")
    case .listStandards: (.get, "/api/standards")
    case .searchVisitors: (.get, "/api/visitors")
    case .putVisitor: (.put, "/api/visitors/{id}")
    case .issueTicket: (.put, "/api/tickets/{id}")
    case .listTickets: (.get, "/api/tickets")
    case .getTicket: (.get, "/api/tickets/{id}")
    case .openStream: (.get, "/api/stream")
    case .listPrinters: (.get, "/api/printers")
    case .listPrintJobs: (.get, "/api/print-jobs")
    case .reprint: (.put, "/api/print-jobs/{id}/copies/{copy}")
    case .printJobAsSVG: (.get, "/api/print-jobs/{id}.svg")
    case .printJobAsPDF: (.get, "/api/print-jobs/{id}.pdf")
    case .printJobAsText: (.get, "/api/print-jobs/{id}.txt")
    case .printJobAsESCPOS: (.get, "/api/print-jobs/{id}.escpos")
    case .health: (.get, "/healthz")
    case .metrics: (.get, "/metrics")
    case .openapi: (.get, "/openapi.json")
    }
  }
}
