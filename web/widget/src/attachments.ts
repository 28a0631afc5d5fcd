// Files on their way up. The limits of the channel are checked before a byte is sent; what fails can be tried again.
import type { ApiError } from '@yingda/api-client';
import type { FilePart, PublicConfig } from './types';

export type FileFault = 'tooLarge' | 'wrongType' | 'emptyFile' | 'uploadFailed';

export interface Attachment {
  id: string;
  file: File;
  /** 0 to 1. */
  progress: number;
  fault?: FileFault;
  /** Local address of a picture, to show it while it goes up. */
  preview?: string;
}

type Upload = (file: File, progress: (part: number) => void, signal: AbortSignal) => Promise<FilePart>;

export function faultOf(file: File, limits: PublicConfig['upload']): FileFault | undefined {
  if (file.size === 0) return 'emptyFile';
  if (file.size > limits.max_bytes) return 'tooLarge';
  return accepted(file, limits.accept) ? undefined : 'wrongType';
}

// `accept` holds media types (image/png, image/*) or endings (.pdf). Browsers leave the type of some files empty.
function accepted(file: File, accept: readonly string[]): boolean {
  if (accept.length === 0) return true;
  const ending = `.${file.name.split('.').pop()?.toLowerCase() ?? ''}`;
  const type = file.type.toLowerCase();
  return accept.some((rule) => {
    if (rule.startsWith('.')) return rule === ending;
    if (rule.endsWith('/*')) return type.startsWith(rule.slice(0, -1));
    return rule === type || (type === '' && rule.endsWith(ending.slice(1)));
  });
}

export class Attachments {
  #list: readonly Attachment[] = [];
  #aborts = new Map<string, AbortController>();

  constructor(
    private readonly upload: Upload,
    private readonly done: (part: FilePart) => void,
    private readonly changed: (list: readonly Attachment[]) => void,
    private readonly newId: () => string,
  ) {}

  add(files: readonly File[], limits: PublicConfig['upload']): void {
    for (const file of files) {
      const item: Attachment = { id: this.newId(), file, progress: 0 };
      if (file.type.startsWith('image/')) item.preview = URL.createObjectURL(file);
      const fault = faultOf(file, limits);
      this.#put(fault ? { ...item, fault } : item);
      if (!fault) void this.#start(item);
    }
  }

  retry(id: string): void {
    const item = this.#list.find((other) => other.id === id);
    if (item?.fault === 'uploadFailed') void this.#start(item);
  }

  remove(id: string): void {
    this.#aborts.get(id)?.abort();
    this.#aborts.delete(id);
    const preview = this.#list.find((item) => item.id === id)?.preview;
    if (preview) URL.revokeObjectURL(preview);
    this.#set(this.#list.filter((item) => item.id !== id));
  }

  async #start(item: Attachment): Promise<void> {
    const { fault: _, ...fresh } = item;
    this.#put({ ...fresh, progress: 0 });
    const abort = new AbortController();
    this.#aborts.set(item.id, abort);
    try {
      const part = await this.upload(
        item.file,
        (progress) => this.#patch(item.id, { progress }),
        abort.signal,
      );
      this.remove(item.id);
      this.done(part);
    } catch (error) {
      this.#patch(item.id, { fault: faultFrom(error as ApiError) });
    }
  }

  #put(item: Attachment): void {
    const known = this.#list.some((other) => other.id === item.id);
    this.#set(
      known ? this.#list.map((other) => (other.id === item.id ? item : other)) : [...this.#list, item],
    );
  }

  #patch(id: string, patch: Partial<Attachment>): void {
    this.#set(this.#list.map((item) => (item.id === id ? { ...item, ...patch } : item)));
  }

  #set(list: readonly Attachment[]): void {
    this.#list = list;
    this.changed(list);
  }
}

// The server looks into the file; what it refuses for its kind or size is not worth another try.
function faultFrom(error: ApiError): FileFault {
  if (error.status === 413) return 'tooLarge';
  if (error.status === 415 || error.status === 422 || error.status === 400) return 'wrongType';
  return 'uploadFailed';
}
