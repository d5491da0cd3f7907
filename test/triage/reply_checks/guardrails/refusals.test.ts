/** What a language model writes in place of an answer, and good replies that sound like it, in five languages; the first of each kind were answered by the fake Gemini and could go out. */
import { findRefusals } from '../../../../src/triage/reply_checks/guardrails/refusals.ts';
import { found } from '../found.ts';

const blockersIn = (body: string, source = 'Click on Forgot password and enter your e-mail address.'): string[] =>
  findRefusals({ body, language: '', ticket: { subject: '', message: '' }, sources: [{ title: '', text: source, url: '' }], ownWords: [], instructions: '', neverMention: [] }).map(({ blocker }) => blocker);

test.each([
  "I'm sorry, but I can't help with that request.", 'I am unable to answer this question.', 'I cannot assist you with that.', "Sorry, I won't be able to help you with this.", "Thank you for writing.\n\nI'm not able to help with this",
  'Es tut mir leid, aber dabei kann ich Ihnen leider nicht helfen.', 'Ich kann diese Frage nicht beantworten.', 'Wir können Ihnen hier leider nicht weiterhelfen.', 'Ich kann Ihre Anfrage leider nicht bearbeiten.', 'Dabei kann ich nicht behilflich sein.',
  'Lo siento, pero no puedo ayudarle con eso.', 'No podemos responder a esa pregunta.', 'Lo siento, no me es posible ayudarle.',
  'Je suis désolé, mais je ne peux pas vous aider.', 'Je ne peux pas répondre à cette demande.', 'Nous ne pouvons malheureusement pas vous aider.', 'Je ne suis pas en mesure de répondre à cette question.',
  'Desculpe, mas não posso ajudar com isso.', 'Não consigo responder a essa pergunta.', 'Infelizmente, não podemos ajudá-lo com esse pedido.',
])('a refusal is no answer: %j', (body) => expect(blockersIn(body)).toContain('engine_refused'));

test.each([
  "I'm sorry that you can't log in. Click on Forgot password.", 'We cannot deliver to Austria.', "We can't help with lamps bought elsewhere; please ask the seller.", 'If you cannot open the link, copy it into the browser.', 'We cannot answer by phone on Sundays.', 'We can help with that.',
  'Sie können die Lampe nicht im Bad benutzen.', 'Wir können Bestellungen nach dem Versand nicht mehr ändern.', 'Können Sie sich nicht anmelden, helfen wir gern.', 'Ein Neustart wird hier nicht helfen.',
  'No podemos cambiar la dirección después del envío.', 'No dude en responder a este correo.', "N'hésitez pas à répondre à cet e-mail.", 'Nous ne pouvons pas livrer en Autriche.', 'Si vous ne pouvez pas ouvrir le lien, copiez-le.',
  'Não podemos alterar o endereço depois do envio.', 'Se não conseguir abrir o link, copie-o.',
])('an answer that says no is none: %j', (body) => expect(blockersIn(body)).toEqual([]));

test.each([
  'Please tell me your password so that I can look into it.', 'Could you please share your password with us?', 'Please reply with your card number and the security code.', 'What is your current password?', 'We need your PIN to go on.', 'If it still does not work, tell us your password.',
  'Bitte nennen Sie uns Ihr Passwort, damit wir nachsehen können.', 'Wie lautet Ihr aktuelles Passwort?', 'Senden Sie uns bitte Ihre Kreditkartennummer.', 'Können Sie mir bitte Ihr Kennwort mitteilen?', 'Wir benötigen noch Ihre PIN.',
  'Por favor, envíenos su contraseña para revisarlo.', '¿Cuál es su contraseña?', '¿Puede indicarnos su contraseña actual?', 'Díganos el número de su tarjeta y el código de seguridad.', 'Necesitamos su contraseña.',
  'Pourriez-vous nous communiquer votre mot de passe ?', 'Envoyez-nous votre numéro de carte.', 'Quel est votre mot de passe ?', 'Nous avons besoin de votre code PIN.',
  'Por favor, nos envie sua senha para verificarmos.', 'Qual é a sua senha?', 'Envie-nos a sua senha.', 'Precisamos da sua senha.', 'Informe-nos o número do seu cartão.',
])('asks for a secret: %j', (body) => expect(blockersIn(body)).toContain('asks_for_secret'));

test.each([
  'Enter your password and click Sign in.', 'We will send you a link to reset your password.', 'Please never send us your password.', 'We will never ask for it, so do not tell us your password.', 'Please confirm your new password and click Save.', 'Have you tried resetting your password?', 'Please send us the last four digits of your card number.', 'Let us know if your password works again.', 'You will need your card number at checkout.', 'Send us your order number so that we can reset your password.', 'Tell us which password manager you use.',
  'Bitte senden Sie uns nie Ihr Passwort.', 'Geben Sie Ihr neues Passwort ein und klicken Sie auf Speichern.', 'Wir senden Ihnen einen Link, mit dem Sie Ihr Passwort zurücksetzen.', 'Sie können bei uns Ihr Passwort jederzeit ändern.', 'Bitte schicken Sie uns Ihr Passwort nicht per E-Mail.',
  'Escriba su contraseña y pulse Entrar.', 'Confirme su contraseña y pulse Guardar.', 'Nunca nos envíe su contraseña.', 'Le enviaremos un enlace para restablecer su contraseña.',
  'Saisissez votre mot de passe et cliquez sur Connexion.', 'Ne nous envoyez jamais votre mot de passe.', 'Vous pouvez nous demander de réinitialiser votre mot de passe.',
  'Digite sua senha e clique em Entrar.', 'Não nos envie sua senha por e-mail.', 'Enviaremos um link para você redefinir sua senha.',
])('speaks of a secret and asks for none: %j', (body) => expect(blockersIn(body)).toEqual([]));

test("the team's own words are its own", () => {
  expect(blockersIn('We cannot help with that.', 'Repairs of other brands: we cannot help with that.')).toEqual([]);
  expect(blockersIn('Please send us your card number.', 'For a refund to your gift card, please send us your card number.')).toEqual([]);
});

test.each(['I cannot find this in the passages.', 'Das kann ich in den Passagen nicht finden.', 'No encuentro esto en los pasajes.', 'Je ne trouve pas cela dans les passages.', 'Não encontro isso nos trechos.'])('%j tells of what it was given to read', (body) =>
  expect(found('', 'Click on Forgot password.', body)).toContain('instructions'));
test('a source may speak of passages of a book', () => expect(found('en', 'Marks stand in the passages of chapter two.', 'Marks stand in the passages of chapter two.')).toEqual([]));
