import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import lockfile from '../../../package-lock.json' with { type: 'json' };

type Locked = {
  version?: string;
  name?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
};

const root = resolve(import.meta.dirname, '../../..');
const all: Record<string, Locked> = lockfile.packages;
const packages = Object.entries(all).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const places = (given: readonly (readonly [string, Locked])[]): string[] => given.map(([place]) => place);

const REGISTRY = 'https://registry.npmjs.org/';
const asked: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };

/** Licences that let the deployed functions be used, changed and passed on without opening anything else. */
const LICENCES = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Zlib'];

/** Whether one of the choices of a licence is in the list, and with "AND" all of its parts (SPDX licence expressions). */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((choice) => LICENCES.includes(choice)));

const deployed = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);

describe('what is installed', () => {
  test('is asked for by its exact version, by nothing but its name', () => {
    expect(Object.keys(asked).length).toBeGreaterThan(30);
    expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const installed = Object.entries(asked).map(([name]) => [name, all[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(installed)).toEqual(asked);
    expect(places(packages.filter(([, { link, name }]) => link || name !== undefined))).toEqual([]);
    expect(
      Object.keys(manifest).filter((key) => ['overrides', 'bundleDependencies', 'workspaces'].includes(key)),
    ).toEqual([]);
  });

  test('is the very archive that was reviewed, by its SHA-512', () => {
    expect(packages.length).toBeGreaterThan(300);
    // What is packed into another package is held by the sum of that one.
    const alone = packages.filter(([, { inBundle }]) => !inBundle);
    expect(places(alone.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')))).toEqual([]);
    const isHeld = (place: string): boolean => {
      const holder = place.slice(0, place.lastIndexOf('/node_modules/'));
      return all[holder]?.integrity !== undefined || (holder.includes('/node_modules/') && isHeld(holder));
    };
    expect(places(packages.filter(([place, { inBundle }]) => inBundle && !isHeld(place)))).toEqual([]);
  });

  test('comes from the npm registry over HTTPS and from nowhere else', () => {
    const elsewhere = packages.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith(REGISTRY));
    expect(places(elsewhere)).toEqual([]);
    // A lockfile that names no address leaves the registry to the settings, so that these must name no other.
    const settings = existsSync(join(root, '.npmrc')) ? readFileSync(join(root, '.npmrc'), 'utf8') : '';
    expect(settings.split('\n').filter((line) => /registry|_auth|strict-ssl|proxy|cafile/i.test(line))).toEqual([]);
  });

  test('runs no program while it is installed, but for those that package.json names', () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place));
    expect([...new Set(scripted)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
    const own = Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare|publish|pack)/.test(name));
    expect(own).toEqual([]);
  });

  test('is one version of the AWS SDK, not two of which one goes unwatched', () => {
    const versions = new Map<string, Set<string>>();
    for (const [place, { version = '' }] of packages) {
      const name = nameOf(place);
      if (!/^(@aws-sdk\/|@smithy\/|aws-sdk$)/.test(name)) continue;
      versions.set(name, (versions.get(name) ?? new Set()).add(version.split('.')[0] ?? ''));
    }
    expect(versions.size).toBeGreaterThan(10);
    expect([...versions].filter(([name, majors]) => majors.size > 1 || name === 'aws-sdk')).toEqual([]);
    const ours = Object.entries(asked).flatMap(([name, version]) => (name.startsWith('@aws-sdk/') ? [version] : []));
    expect(new Set(ours).size).toBe(1);
  });
});

describe('what is deployed', () => {
  test('has a licence that is in the list, and no licence is in the list for nothing', () => {
    expect(deployed.length).toBeGreaterThan(40);
    const others = deployed.filter(([, { license }]) => license === undefined || !isAllowed(license));
    expect(others.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
    const used = deployed.map(([, { license = '' }]) => license).join(' ');
    expect(LICENCES.filter((licence) => !used.includes(licence))).toEqual([]);
  });
});
