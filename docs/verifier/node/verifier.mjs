// Verifies Latchkey's access tokens by its public keys, and refuses those that it has revoked since, about a second after.
// Needs Node 20 and the package jose (npm install jose@5); copy it and make it yours.
//
//   const verifier = await LatchkeyVerifier.start({ issuer: 'https://login.example.org', audience: 'latchkey' });
//   const claims = await verifier.verify(token);   // throws where the token is not to be accepted
//
// As a program: node verifier.mjs ISSUER AUDIENCE reads tokens, one a line, and says of each "ok SUB" or "no REASON".
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const LONGEST_WAIT_SECONDS = 30; // as the feed has it
const REREAD_MILLIS = 10 * 60 * 1000; // starting anew forgets what concerns no live token any more
const RETRY_MILLIS = 1000;
const EARLY_MILLIS = 500; // told nothing new so soon, one was not let wait: asking again at once would go on all the time

export class Refused extends Error {}

/** What the feed has said. */
class Revoked {
  cursor;
  sids = new Set();
  kids = new Set();
  users = new Map(); // from sub to the time: tokens that were issued before it count no more
  changed = new Map(); // from sid to the time: the same, since what the user may do has changed

  add({ next, sids, kids, users, changed }) {
    this.cursor = next;
    sids.forEach((sid) => this.sids.add(sid));
    kids.forEach((kid) => this.kids.add(kid));
    users.forEach(({ sub, at }) => this.users.set(sub, at));
    changed.forEach(({ sid, at }) => this.changed.set(sid, at));
  }

  reason({ kid }, { sid, sub, iat }) {
    if (this.kids.has(kid)) return 'key-ended';
    if (this.sids.has(sid)) return 'session-ended';
    if (iat < this.users.get(sub)) return 'user-ended';
    if (iat < this.changed.get(sid)) return 'session-changed'; // a refresh gives a token with the new roles
    return undefined;
  }
}

export class LatchkeyVerifier {
  #issuer;
  #audience;
  #staleMillis;
  #waitSeconds;
  #acceptWhenStale;
  #onFailure;
  #keys;
  #feed;
  #revoked = new Revoked();
  #lastContact = -Infinity;
  #stopping = new AbortController();

  /**
   * staleSeconds: after so long without an answer of the feed, nothing is accepted any more; or, with acceptWhenStale,
   * everything that the keys verify is, as it would be without the feed. Until the first answer it is stale as well.
   */
  static async start({ issuer, audience, staleSeconds = 30, acceptWhenStale = false, onFailure = () => {} }) {
    const answer = await fetch(`${issuer}/.well-known/oauth-authorization-server`);
    const discovered = await answer.json();
    if (discovered.issuer !== issuer) throw new Error(`another issuer: ${discovered.issuer}`);
    const verifier = new LatchkeyVerifier();
    verifier.#issuer = issuer;
    verifier.#audience = audience;
    verifier.#staleMillis = staleSeconds * 1000;
    // Three answers have to be missing before the feed is stale.
    verifier.#waitSeconds = Math.max(1, Math.min(LONGEST_WAIT_SECONDS, Math.floor(staleSeconds / 3)));
    verifier.#acceptWhenStale = acceptWhenStale;
    verifier.#onFailure = onFailure;
    // After a rotation in an emergency, the new key is wanted at once.
    verifier.#keys = createRemoteJWKSet(new URL(discovered.jwks_uri), { cooldownDuration: 1000 });
    verifier.#feed = new URL(discovered.revocations_uri);
    const followed = new Promise((resolve) => verifier.#follow(resolve));
    await Promise.race([followed, sleep(5000, undefined, { ref: false })]);
    return verifier;
  }

  stop() {
    this.#stopping.abort();
  }

  /** The claims of a token that is to be accepted now; throws for any other. */
  async verify(token) {
    const { payload, protectedHeader } = await jwtVerify(token, this.#keys, {
      issuer: this.#issuer,
      audience: this.#audience,
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['exp', 'iat', 'sub', 'sid'],
    });
    const reason = this.#revoked.reason(protectedHeader, payload);
    if (reason) throw new Refused(reason);
    if (!this.#acceptWhenStale && performance.now() - this.#lastContact > this.#staleMillis) throw new Refused('stale');
    return payload;
  }

  async #follow(onFirst) {
    let reading = new Revoked();
    let began = performance.now();
    while (!this.#stopping.signal.aborted) {
      try {
        if (performance.now() - began > REREAD_MILLIS) {
          reading = new Revoked();
          began = performance.now();
        }
        const cursor = reading.cursor;
        const asked = performance.now();
        const page = await this.#read(cursor);
        reading.add(page);
        if (!page.more) {
          this.#revoked = reading;
          this.#lastContact = performance.now();
          onFirst();
        }
        if (reading.cursor === cursor && performance.now() - asked < EARLY_MILLIS) {
          await sleep(RETRY_MILLIS, undefined, { ref: false });
        }
      } catch (failure) {
        if (this.#stopping.signal.aborted) return;
        this.#onFailure(failure);
        await sleep(RETRY_MILLIS, undefined, { ref: false });
      }
    }
  }

  async #read(cursor) {
    const url = new URL(this.#feed);
    if (cursor) {
      url.searchParams.set('after', cursor);
      url.searchParams.set('wait', this.#waitSeconds);
    }
    const late = AbortSignal.timeout((this.#waitSeconds + 5) * 1000);
    const answer = await fetch(url, { signal: AbortSignal.any([late, this.#stopping.signal]) });
    if (answer.status !== 200) throw new Error(`the feed answers ${answer.status}`);
    const { payload, protectedHeader } = await jwtVerify(await answer.text(), this.#keys, {
      issuer: this.#issuer,
      algorithms: ['RS256'],
      typ: 'revocations+jwt',
      maxTokenAge: '60s',
      clockTolerance: '60s',
      requiredClaims: ['iat', 'next'],
    });
    if (this.#revoked.kids.has(protectedHeader.kid)) throw new Error('the feed is signed by a key that has ended');
    return payload;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [issuer, audience] = process.argv.slice(2);
  const onFailure = (failure) => console.error(`the feed cannot be followed: ${failure.message}`);
  const verifier = await LatchkeyVerifier.start({ issuer, audience, onFailure });
  for await (const token of createInterface({ input: process.stdin })) {
    const verdict = await verifier.verify(token).then(
      (claims) => `ok ${claims.sub}`,
      (refusal) => `no ${refusal.code ?? refusal.message}`,
    );
    console.log(verdict);
  }
  verifier.stop();
}
