import { openSource } from "./stream-source.js";

// The pages that listen. Their one stream is open while there is any.
const ports = new Set();
let close;

const tell = (message) => { for (const port of ports) port.postMessage(message); };

function leave(port) {
  ports.delete(port);
  if (ports.size > 0) return;
  close?.();
  close = undefined;
}

addEventListener("connect", ({ ports: [port] }) => {
  ports.add(port);
  // A page says goodbye; one that crashed is noticed by its port, where the browser tells.
  port.onmessage = () => leave(port);
  port.addEventListener("close", () => leave(port));
  close ??= openSource((topic, id) => tell({ topic, id }), () => tell("lost"));
});
