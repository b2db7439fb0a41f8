# python3 verify.py ISSUER AUDIENCE TOKEN: says whom the token is of, or fails with the reason.
import json
import sys
import urllib.request

import jwt

issuer, audience, token = sys.argv[1:]
with urllib.request.urlopen(issuer + "/.well-known/oauth-authorization-server") as response:
    discovered = json.load(response)
if discovered["issuer"] != issuer:
    sys.exit("another issuer: " + discovered["issuer"])
try:
    key = jwt.PyJWKClient(discovered["jwks_uri"]).get_signing_key_from_jwt(token)
    claims = jwt.decode(
        token, key.key, algorithms=["RS256"], issuer=issuer, audience=audience, options={"require": ["exp", "sub"]}
    )
    print(claims["sub"])
except jwt.PyJWTError as refusal:
    print(type(refusal).__name__)
    sys.exit(1)
