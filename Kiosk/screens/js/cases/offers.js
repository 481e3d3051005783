// Where nothing can be worked on: in the queue, or ended.
const idle = ["waiting", "called", "noShow", "cancelled", "voided", "resolved", "closed"];
const working = ["serving", "open", "escalated", "pending"];
const isLiving = ({ state }) => !idle.includes(state);
const isWorked = ({ state }) => working.includes(state);
const formOf = ({ ticket, standard }) => standard.channels[ticket.channel];

/** Whether a letter has hand-overs before it. */
const isUnderWay = ({ ticket, standard }) => {
  const steps = formOf({ ticket, standard })?.disposition?.steps;
  return Boolean(steps) && (ticket.handOvers ?? 0) < steps.length;
};

/** With whom a case of this kind is coordinated before it is answered or directed elsewhere. */
export const partnersOf = ({ ticket, standard }) =>
  standard?.coordination.filter(({ kinds }) => kinds.includes(ticket.kind)) ?? [];

const isToCoordinate = (context) => !context.ticket.coordinatedAt && partnersOf(context).length > 0;

/**
 * The acts on a case in the order of the sheet, each with whether the ticket's state and standard allow it. The server
 * has the last word; what it would refuse is not offered.
 */
const offers = {
  take: ({ ticket, username }) => isLiving(ticket) && ticket.assignee !== username,
  // Minutes that count from the start of a service need one, also where nobody comes to a counter.
  start: ({ ticket }) => ticket.channel === "phone" && ticket.state === "open"
    && ticket.promises.some(({ from, state }) => from === "started" && state === "waiting"),
  // What was settled at the counter is coordinated after its end.
  coordinate: (context) => ["kasi", "admin"].includes(context.role) && isToCoordinate(context)
    && (isLiving(context.ticket) || ["resolved", "closed"].includes(context.ticket.state)),
  answer: (context) => !isUnderWay(context) && !isToCoordinate(context)
    && (isWorked(context.ticket) || ["awaitingVisitor", "answered"].includes(context.ticket.state)),
  promise: ({ ticket, standard }) =>
    isWorked(ticket) && standard.promises.some(({ from }) => from === "officerSet"),
  dispose: ({ ticket, standard }) => isWorked(ticket) && isUnderWay({ ticket, standard }),
  progress: ({ ticket }) => isLiving(ticket),
  received: ({ ticket }) => isLiving(ticket) && ticket.documents.length > 0,
  request: ({ ticket }) => isWorked(ticket) || ticket.state === "answered",
  escalate: ({ ticket, standard }) => isWorked(ticket) && ticket.tier < standard.tiers.length,
  pend: ({ ticket, standard }) => isWorked(ticket) && standard.pending && ticket.state !== "pending",
  redirect: (context) => isWorked(context.ticket) && Boolean(formOf(context)?.redirect) && !isToCoordinate(context),
  reply: ({ ticket }) => !["waiting", "called", "noShow", "cancelled", "voided"].includes(ticket.state),
  note: ({ ticket }) => !["noShow", "cancelled", "voided", "resolved", "closed"].includes(ticket.state),
  assign: ({ ticket }) => isLiving(ticket),
  resolve: (context) => isLiving(context.ticket) && !isUnderWay(context) && !isToCoordinate(context),
  // The visitor or the clock closes all others.
  close: ({ ticket }) => ticket.restricted && ["answered", "resolved"].includes(ticket.state),
  reopen: ({ ticket }) => ["resolved", "closed"].includes(ticket.state),
  link: ({ ticket }) => !["cancelled", "voided"].includes(ticket.state),
};

/** The names of the acts that a case allows now. */
export const offered = (context) =>
  context.standard ? Object.keys(offers).filter((name) => offers[name](context)) : [];
