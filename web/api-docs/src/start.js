window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  // The browser's session works on this page; the CSRF token is read once so that "Try it out" may also write.
  requestInterceptor: async (request) => {
    if (request.method && request.method !== 'GET' && !request.headers['X-CSRF-Token']) {
      const session = await fetch('/api/v1/auth/session');
      if (session.ok) request.headers['X-CSRF-Token'] = (await session.json()).csrf_token;
    }
    return request;
  },
});
