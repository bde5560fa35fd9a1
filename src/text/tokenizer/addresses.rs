//! URLs, e-mail addresses, domains, handles and hash tags.

use super::Scanner;

/// No local part or domain is looked for further than this.
const LONGEST_NAME: usize = 100;

impl Scanner<'_> {
    /// "@handle", "#tag", or the sign alone.
    pub(super) fn sign(&mut self) {
        let mut end = self.at + 1;
        let name = self.alnum(end) && !self.after_alnum() && !(self.bytes[self.at] == b'#' && self.digit(end));
        while name && (self.alnum(end) || self.byte(end) == Some(b'_')) {
            end = self.piece(end).max(end + 1);
        }
        self.mark(end);
    }

    /// The end of the address that the word `start..end` begins, if the mark after it says that it is one.
    pub(super) fn address(&mut self, start: usize, end: usize) -> Option<usize> {
        let (word, rest) = (&self.bytes[start..end], &self.bytes[end..]);
        let scheme = matches!(word, b"http" | b"https" | b"ftp" | b"HTTP" | b"HTTPS") && rest.starts_with(b"://");
        if scheme || matches!(word, b"www" | b"WWW") && rest.first() == Some(&b'.') && self.alnum(end + 1) {
            return self.url_end(end);
        }
        if rest.first() == Some(&b':') {
            return None;
        }
        let name = self.name_end(end);

        if self.byte(name) == Some(b'@') {
            let domain = self.name_end(name + 1);
            return self.bytes[name..domain].contains(&b'.').then_some(domain);
        }
        if name == end {
            return None;
        }
        let domain = &self.source[start..name];
        let (_, last) = domain.rsplit_once('.')?;
        if word.len() < 2 || !DOMAINS.contains(&last) {
            return None;
        }
        let path = if self.byte(name) == Some(b'/') && self.alnum(name + 1) { self.url_end(name) } else { None };
        Some(path.unwrap_or(name))
    }

    /// The end of the labels joined by dots, hyphens and the like.
    fn name_end(&self, from: usize) -> usize {
        let most = self.bytes.len().min(from + LONGEST_NAME);
        let mut end = from.min(most);
        while end < most
            && matches!(self.bytes[end], b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'%' | b'+')
        {
            end += 1;
        }
        while end > from && !self.bytes[end - 1].is_ascii_alphanumeric() {
            end -= 1;
        }
        end
    }

    /// The end of the address whose rest begins there; None if nothing of one does ("www.é").
    fn url_end(&self, from: usize) -> Option<usize> {
        let mut end = from;
        while let Some(byte) = self.byte(end) {
            if byte <= b' ' || byte >= 0x80 || matches!(byte, b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\') {
                break;
            }
            end += 1;
        }
        // Marks at the end are the sentence's, a bracket unless the address opened it.
        let opened = self.bytes[from..end].contains(&b'(');
        while end > from
            && (matches!(self.bytes[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b']')
                || !opened && self.bytes[end - 1] == b')')
        {
            end -= 1;
        }
        (end > from).then_some(end)
    }
}

/// Last labels that make a name with dots an address or a file, as far as they are no English words.
#[rustfmt::skip]
static DOMAINS: [&str; 46] = [
    "com", "org", "net", "gov", "edu", "mil", "info", "biz", "io", "tv", "uk", "eu", "de", "fr", "nl", "ch", "se", "ru",
    "cn", "jp", "kr", "au", "ca", "nz", "za", "ie", "br", "mx", "pl", "dk", "fi", "pt", "gr", "hk", "sg", "il", "ly",
    "ai", "html", "htm", "pdf", "php", "jpg", "jpeg", "doc", "txt",
];
