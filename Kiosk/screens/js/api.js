import { reachable } from "./reach.js";

const patience = 15_000;

/** A refusal of the server: an RFC 9457 problem document. */
export class Problem extends Error {
  constructor(status, document) {
    super(document.title);
    Object.assign(this, { type: "unknown", errors: [] }, document, { status });
  }
}

/** The server did not answer, or was too busy to. Whether the act was done is not known. */
export class Away extends Error {}

/** What a page does when the session has ended; resolves when somebody is signed in again. */
export const session = { renew: null };

async function send(method, path, body, signal) {
  const signals = [AbortSignal.timeout(patience), signal].filter(Boolean);
  const answer = await fetch(path, {
    method,
    body: body && JSON.stringify(body),
    // Refusals in the page's language, whatever the browser's.
    headers: { "Accept-Language": document.documentElement.lang, ...(body && { "Content-Type": "application/json" }) },
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.any(signals),
  });
  return { answer, content: answer.status === 204 ? null : await read(answer) };
}

/** An answer that breaks off is none and throws; a refusal may be a proxy's, in words of its own. */
async function read(answer) {
  return answer.ok ? answer.json() : answer.json().catch(() => null);
}

/** One request; throws `Problem` or `Away`, and what `signal` threw when the caller gave up. */
export async function request(method, path, body, signal) {
  let result;
  try {
    result = await send(method, path, body, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    reachable(false);
    throw new Away();
  }
  const { answer, content } = result;
  // A full disk does not pass by waiting: the desk is told what the server says of it.
  if ([502, 503, 504].includes(answer.status) && content?.type !== "storage-unavailable") {
    reachable(false);
    throw new Away();
  }
  reachable(true);
  if (answer.ok) return content;
  if (answer.status === 401 && session.renew && path !== "/api/session") {
    await session.renew();
    return request(method, path, body, signal);
  }
  throw new Problem(answer.status, content ?? {});
}

export const get = (path, signal) => request("GET", path, undefined, signal);

/** An act. It is repeated under its id until the server has answered: a lost answer never does it twice. */
export async function act(path, body) {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 8000)) {
    try {
      return await request("PUT", path, body);
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}
