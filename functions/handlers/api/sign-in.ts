import type { Visitor } from '../../core/visitors/visitor.ts';
import type { HttpEvent, OpenRequest } from './http.ts';

/** Where a browser is sent, and what it is to remember or forget. */
export type SentOn = { location: string; cookies: string[] };

/** The way in and out of an organisation's product. */
export type SignInDoor = {
  /** To the sign-in pages, and afterwards to a path of ours. */
  enter(to: string): SentOn;
  /** Back from the sign-in pages. Throws `Rejected` where it is not what was begun. */
  comeBack(request: OpenRequest): Promise<SentOn>;
  leave(): SentOn;
};

/** How the product knows who uses it. */
export type SignIn = {
  /**
   * On one machine there is one person, who may try any name and any role. An organisation says who its people are, and
   * nobody can act under another name.
   */
  kind: 'one-machine' | 'organisation';
  /** Who sends a request; null where nobody is signed in. */
  visitorOf(event: HttpEvent): Promise<Visitor | null>;
  /** Without one nobody can sign in by themselves. */
  door?: SignInDoor;
};
