// node verify.mjs ISSUER AUDIENCE TOKEN: says whom the token is of, or fails with the reason.
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [issuer, audience, token] = process.argv.slice(2);
const discovered = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
if (discovered.issuer !== issuer) {
  throw new Error(`another issuer: ${discovered.issuer}`);
}
const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
try {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'sub'],
  });
  console.log(payload.sub);
} catch (refusal) {
  console.log(refusal.code);
  process.exitCode = 1;
}
