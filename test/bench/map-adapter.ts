/**
 * The store that oidc-provider is given in the benchmark: plain maps, nothing expired and nothing
 * written to disk. Its own memory adapter forgets all but the newest thousand records.
 */
type Payload = Record<string, unknown>;

const storage = new Map<string, Payload>();
const keysByGrant = new Map<string, string[]>();

export class MapAdapter {
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async upsert(id: string, payload: Payload): Promise<void> {
    const key = `${this.#model}:${id}`;
    storage.set(key, payload);
    const grant = payload['grantId'];
    if (typeof grant !== 'string') return;
    const keys = keysByGrant.get(grant);
    if (keys === undefined) keysByGrant.set(grant, [key]);
    else keys.push(key);
  }

  async find(id: string): Promise<Payload | undefined> {
    return storage.get(`${this.#model}:${id}`);
  }

  async consume(id: string): Promise<void> {
    const payload = storage.get(`${this.#model}:${id}`);
    if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    storage.delete(`${this.#model}:${id}`);
  }

  async revokeByGrantId(grant: string): Promise<void> {
    for (const key of keysByGrant.get(grant) ?? []) storage.delete(key);
    keysByGrant.delete(grant);
  }
}
