export function checkContactForm(fields) {
  const problems = [];
  let name = fields.name;
  if (name === undefined || name === null) {
    name = '';
  }
  name = name.trim();
  if (name.length === 0) {
    problems.push({ field: 'name', message: 'Please tell us your name.' });
  }
  if (name.length > 80) {
    problems.push({ field: 'name', message: 'This name is too long.' });
  }
  let email = fields.email;
  if (email === undefined || email === null) {
    email = '';
  }
  email = email.trim();
  if (email.length === 0) {
    problems.push({ field: 'email', message: 'Please give an e-mail address.' });
  } else {
    const at = email.indexOf('@');
    if (at <= 0) {
      problems.push({ field: 'email', message: 'This address is not complete.' });
    } else {
      const host = email.slice(at + 1);
      if (!host.includes('.')) {
        problems.push({ field: 'email', message: 'This address is not complete.' });
      }
      if (host.startsWith('.') || host.endsWith('.')) {
        problems.push({ field: 'email', message: 'This address is not complete.' });
      }
    }
  }
  let message = fields.message;
  if (message === undefined || message === null) {
    message = '';
  }
  message = message.trim();
  if (message.length < 10) {
    problems.push({ field: 'message', message: 'Please write a little more.' });
  }
  if (message.length > 2000) {
    problems.push({ field: 'message', message: 'Please write a little less.' });
  }
  const links = message.split('http').length - 1;
  if (links > 2) {
    problems.push({ field: 'message', message: 'Please send fewer links.' });
  }
  return problems;
}
