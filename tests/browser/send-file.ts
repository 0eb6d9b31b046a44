import type { Page } from 'playwright-core';

/** One file, and what is said of it where it is sent. */
export type SentFile = { feed: string; source: string; name: string; text: string };

const fileOf = ({ name, text }: SentFile) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function sayWhose(page: Page, { feed, source }: SentFile): Promise<void> {
  await page.goto('/upload');
  await page.getByLabel('Team or organisation').fill(feed);
  await page.getByRole('combobox', { name: 'Kind of file' }).selectOption(source);
}

/** Sends a file on the page that shows what becomes of it, and goes on to the page of the file. */
export async function sendWithScripts(page: Page, file: SentFile): Promise<void> {
  await sayWhose(page, file);
  await page.getByLabel('Files', { exact: true }).setInputFiles(fileOf(file));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent and read.').waitFor();
  await page.getByRole('link', { name: 'See what was found' }).click();
  await page.waitForURL('**/submissions/*');
}

/** Sends a file by two forms, the second of which goes to the bucket, and is led to the page of the file. */
export async function sendWithoutScripts(page: Page, file: SentFile): Promise<void> {
  await sayWhose(page, file);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(file));
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.waitForURL('**/submissions/*');
}
