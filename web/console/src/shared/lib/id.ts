/** A key that the server uses to store a message or a creation once, however often it is sent. */
export function newClientId(): string {
  return crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint32Array(4))].join('-');
}
