/** A file as the body of an upload, to be spread into a request's options. */
export function fileBody(file: File) {
  const form = new FormData();
  form.append('file', file, file.name);
  return {
    // The schema's "binary" is a string in TypeScript; what goes out is the form.
    body: { file: '' },
    bodySerializer: () => form,
  };
}
