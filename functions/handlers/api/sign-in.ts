import type { Visitor } from '../../core/visitors/visitor.ts';
import type { HttpEvent } from './http.ts';

/** How the product knows who uses it. */
export type SignIn = {
  /**
   * On one machine there is one person, who may try any name and any role. An organisation says who its people are, and
   * nobody can act under another name.
   */
  kind: 'one-machine' | 'organisation';
  /** Who sends a request; null where nobody is signed in. */
  visitorOf(event: HttpEvent): Promise<Visitor | null>;
};
