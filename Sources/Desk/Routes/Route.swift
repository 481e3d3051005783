import HTTP

/// Everything that can be asked over HTTP; the raw values are the `operationId`s of `Kiosk/openapi.json`.
package enum Route: String, CaseIterable, Sendable {
  case signIn, whoAmI, signOut
  case listStandards, listPublishedStandards
  case searchVisitors, getVisitor, putVisitor, mergeVisitors, reverseMerge
  case putVisit, listVisits, exportVisits, leaveVisit, printBadge
  case issueTicket, listTickets, exportTickets, getTicket, applyEvent
  case putAttachment, getAttachment
  case listOfficers, listAnswers, searchKnowledge
  case getQueue, listCounters, getCounter, putCounter, callNext
  case getRatingAsked, rateAtCounter
  case trackTicket, getTrackedAttachment, replyToTicket, closeByVisitor
  case getDayReport, printDayReport
  case getDashboard, exportDashboard, exportEvents
  case getSurvey, answerSurvey, getSurveyResults, exportSurveyResults, exportSurveyResponses
  case searchMembers, getMember, putMember
  case searchCatalogue, getTitle, putTitle, getItem, putItem, listItems, listLocations, printLabels
  case lend, takeBack, extend, listLoans, exportLoans, undo, printMemberPaper
  case placeHold, placePublicHold, listHolds, exportHolds, changeHold, changeItem
  case listStockTakes, getStockTake, exportStockTake, startStockTake, scanStock, finishStockTake
  case getLibrary, getLibraryDay, exportLibraryDay
  case listMails, changeMail
  case openStream
  case listPrinters, discoverPrinters, printTestPage
  case listPrintJobs, getPrintJob, reprint, changePrintJob
  case printJobAsSVG, printJobAsPDF, printJobAsText, printJobAsESCPOS
  case getSync, retrySync, skipSync, pauseSync, seeSyncConflict
  case getSettings, putSettings, listStaff, putStaff
  case health, metrics, openapi

  /// The method and the path of the route; braces name a parameter.
  package var endpoint: (method: Method, path: String) {
    switch self {
    case .signIn: (.post, "/api/session")
    case .whoAmI: (.get, "/api/session")
    case .signOut: (.delete, "/api/session")
    case .listStandards: (.get, "/api/standards")
    case .listPublishedStandards: (.get, "/api/published-standards")
    case .searchVisitors: (.get, "/api/visitors")
    case .getVisitor: (.get, "/api/visitors/{id}")
    case .putVisitor: (.put, "/api/visitors/{id}")
    case .mergeVisitors: (.put, "/api/visitors/{id}/merges/{merge}")
    case .reverseMerge: (.put, "/api/visitors/{id}/merges/{merge}/reversal")
    case .putVisit: (.put, "/api/visits/{id}")
    case .listVisits: (.get, "/api/visits")
    case .exportVisits: (.get, "/api/visits.csv")
    case .leaveVisit: (.put, "/api/visits/{id}/departures/{act}")
    case .printBadge: (.put, "/api/visits/{id}/badges/{job}")
    case .issueTicket: (.put, "/api/tickets/{id}")
    case .listTickets: (.get, "/api/tickets")
    case .exportTickets: (.get, "/api/tickets.csv")
    case .getTicket: (.get, "/api/tickets/{id}")
    case .applyEvent: (.put, "/api/tickets/{id}/events/{event}")
    case .putAttachment: (.put, "/api/tickets/{id}/attachments/{attachment}")
    case .getAttachment: (.get, "/api/tickets/{id}/attachments/{attachment}")
    case .listOfficers: (.get, "/api/officers")
    case .listAnswers: (.get, "/api/answers")
    case .searchKnowledge: (.get, "/api/knowledge")
    case .getQueue: (.get, "/api/queue")
    case .listCounters: (.get, "/api/counters")
    case .getCounter: (.get, "/api/counters/{n}")
    case .putCounter: (.put, "/api/counters/{n}")
    case .callNext: (.put, "/api/counters/{n}/calls/{id}")
    case .getRatingAsked: (.get, "/api/counters/{n}/rating")
    case .rateAtCounter: (.put, "/api/counters/{n}/ratings/{id}")
    case .trackTicket: (.get, "/api/track/{code}")
    case .getTrackedAttachment: (.get, "/api/track/{code}/attachments/{attachment}")
    case .replyToTicket: (.put, "/api/track/{code}/replies/{id}")
    case .closeByVisitor: (.put, "/api/track/{code}/closure")
    case .getDayReport: (.get, "/api/reports/days/{date}")
    case .printDayReport: (.put, "/api/reports/days/{date}/prints/{id}")
    case .getDashboard: (.get, "/api/dashboard")
    case .exportDashboard: (.get, "/api/dashboard.csv")
    case .exportEvents: (.get, "/api/events.csv")
    case .getSurvey: (.get, "/api/survey")
    case .answerSurvey: (.put, "/api/survey/responses/{id}")
    case .getSurveyResults: (.get, "/api/survey/results")
    case .exportSurveyResults: (.get, "/api/survey/results.csv")
    case .exportSurveyResponses: (.get, "/api/survey/responses.csv")
    case .searchMembers: (.get, "/api/members")
    case .getMember: (.get, "/api/members/{nip}")
    case .putMember: (.put, "/api/members/{nip}")
    case .searchCatalogue: (.get, "/api/catalogue")
    case .getTitle: (.get, "/api/titles/{id}")
    case .putTitle: (.put, "/api/titles/{id}")
    case .getItem: (.get, "/api/items/{inventoryNumber}")
    case .putItem: (.put, "/api/items/{inventoryNumber}")
    case .listItems: (.get, "/api/items")
    case .listLocations: (.get, "/api/locations")
    case .printLabels: (.put, "/api/labels/{id}")
    case .lend: (.put, "/api/loans/{id}")
    case .takeBack: (.put, "/api/returns/{id}")
    case .extend: (.put, "/api/extensions/{id}")
    case .listLoans: (.get, "/api/loans")
    case .exportLoans: (.get, "/api/loans.csv")
    case .undo: (.put, "/api/undos/{id}")
    case .printMemberPaper: (.put, "/api/members/{nip}/papers/{id}")
    case .placeHold: (.put, "/api/holds/{id}")
    case .placePublicHold: (.put, "/api/catalogue/holds/{id}")
    case .listHolds: (.get, "/api/holds")
    case .exportHolds: (.get, "/api/holds.csv")
    case .changeHold: (.put, "/api/holds/{id}/events/{event}")
    case .changeItem: (.put, "/api/items/{inventoryNumber}/events/{event}")
    case .listStockTakes: (.get, "/api/stock-takes")
    case .getStockTake: (.get, "/api/stock-takes/{id}")
    case .exportStockTake: (.get, "/api/stock-takes/{id}.csv")
    case .startStockTake: (.put, "/api/stock-takes/{id}")
    case .scanStock: (.put, "/api/stock-takes/{id}/scans/{scan}")
    case .finishStockTake: (.put, "/api/stock-takes/{id}/end/{act}")
    case .getLibrary: (.get, "/api/library")
    case .getLibraryDay: (.get, "/api/library/days/{date}")
    case .listMails: (.get, "/api/mails")
    case .changeMail: (.put, "/api/mails/{id}/events/{event}")
    case .exportLibraryDay: (.get, "/api/library/days/{date}.csv")
    case .openStream: (.get, "/api/stream")
    case .listPrinters: (.get, "/api/printers")
    case .discoverPrinters: (.get, "/api/printers/found")
    case .printTestPage: (.put, "/api/printers/{name}/tests/{id}")
    case .listPrintJobs: (.get, "/api/print-jobs")
    case .reprint: (.put, "/api/print-jobs/{id}/copies/{copy}")
    case .getPrintJob: (.get, "/api/print-jobs/{id}")
    case .changePrintJob: (.put, "/api/print-jobs/{id}/events/{event}")
    case .printJobAsSVG: (.get, "/api/print-jobs/{id}.svg")
    case .printJobAsPDF: (.get, "/api/print-jobs/{id}.pdf")
    case .printJobAsText: (.get, "/api/print-jobs/{id}.txt")
    case .printJobAsESCPOS: (.get, "/api/print-jobs/{id}.escpos")
    case .getSync: (.get, "/api/sync")
    case .retrySync: (.put, "/api/sync/retries/{id}")
    case .skipSync: (.put, "/api/sync/skips/{id}")
    case .pauseSync: (.put, "/api/sync/pauses/{id}")
    case .seeSyncConflict: (.put, "/api/sync/conflicts/{id}")
    case .getSettings: (.get, "/api/settings")
    case .putSettings: (.put, "/api/settings")
    case .listStaff: (.get, "/api/staff")
    case .putStaff: (.put, "/api/staff/{username}")
    case .health: (.get, "/healthz")
    case .metrics: (.get, "/metrics")
    case .openapi: (.get, "/openapi.json")
    }
  }
}
