import fc from 'fast-check';

// A mutant is dead with the first example that tells it; the smallest one is nobody's business.
fc.configureGlobal({ endOnFailure: true });
