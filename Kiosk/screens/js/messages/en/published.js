/** The service standards as published. */
export default {
  published: {
    page: "Service Standards – Loket", title: "Service Standards", all: "All service standards",
    intro: "What this office promises for each of its services, and what you should have ready.",
    read: "Read the standard", print: "Print (A4)", unknown: "This office has no such service.",
    office: "Provider", decree: "Decree", source: "Source: {source}, edition {version}",
    requirements: "Requirements", byChannel: "By {channel}", noRequirement: "Nothing in particular.",
    later: "Where the answer follows later: {list}.", members: "For members of the library only.",
    procedure: "System, mechanism and procedure",
    step: "Tier {n}: {name}", time: "Time of completion", noTime: "No time is set.",
    timeChannels: "{label} ({channels})",
    cost: "Cost", free: "Free of charge", paid: "By the tariff in force",
    products: "Product of the service", complaints: "Complaints and suggestions",
    compensation: "Where a promised time is missed",
    hours: "Service hours", zone: "Time of {zone}", consultation: "Consultation hours",
    override: "{name}, {from} – {to}",
    weekday: { monday: "Monday", tuesday: "Tuesday", wednesday: "Wednesday", thursday: "Thursday", friday: "Friday",
      saturday: "Saturday", sunday: "Sunday" },
  },
};
