/**
 * What the web function says of every answer, for those that CloudFront or the API gives in its place. A test holds it to
 * functions/handlers/api/security-headers.ts.
 */
export const SITE_HEADERS = {
  contentSecurityPolicy:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  permissionsPolicy: 'camera=(), geolocation=(), microphone=()',
  openerPolicy: 'same-origin',
  resourcePolicy: 'same-origin',
};
