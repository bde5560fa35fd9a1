//! Compressed inputs, unpacked as they are read.

use super::detect::{Kind, compressed};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};

/// A source of bytes that may go from thread to thread.
pub type Source<'s> = Box<dyn Read + Send + 's>;

/// Archives within archives: no more than so many.
const MAX_LAYERS: usize = 3;

/// Unpacks gzip (of any number of members) and Zstandard (of any number of frames), told by the first bytes, and gives
/// other bytes as they are. Nothing is held but a window of the stream: how much comes out is for the caller to bound.
///
/// # Errors
/// What reading the source gives. Broken archives show later, as [`ErrorKind::InvalidData`].
pub fn unpack<'s>(mut source: Source<'s>) -> io::Result<Source<'s>> {
    for _ in 0..MAX_LAYERS {
        let (kind, rest) = peek(source)?;
        source = match kind {
            Some(Kind::Gzip) => Box::new(Named { inner: MultiGzDecoder::new(rest), name: "gzip" }),
            Some(Kind::Zstd) => Box::new(Named { inner: Frames::new(rest), name: "Zstandard" }),
            _ => return Ok(rest),
        };
    }
    Ok(source)
}

/// How a source is compressed, by its first bytes, and the source with them put back.
fn peek<'s>(mut source: Source<'s>) -> io::Result<(Option<Kind>, Source<'s>)> {
    const ENOUGH: usize = 8;
    // All of a small file in one go.
    let mut head = [0; 8 * 1024];
    let mut length = 0;
    while length < ENOUGH {
        match source.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let head = &head[..length];
    Ok((compressed(head), Box::new(Cursor::new(head.to_vec()).chain(source))))
}

/// A decoder whose errors say what was being decoded.
struct Named<R> {
    inner: R,
    name: &'static str,
}

impl<R: Read> Read for Named<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| match error.kind() {
            ErrorKind::Interrupted => error,
            ErrorKind::UnexpectedEof => {
                io::Error::new(ErrorKind::InvalidData, format!("{} that ends too soon", self.name))
            }
            _ => io::Error::new(ErrorKind::InvalidData, format!("{} ({error})", self.name)),
        })
    }
}

/// Zstandard frames, one after another.
struct Frames<'s> {
    source: BufReader<Source<'s>>,
    decoder: FrameDecoder,
    open: bool,
}

impl<'s> Frames<'s> {
    fn new(source: Source<'s>) -> Frames<'s> {
        Frames { source: BufReader::new(source), decoder: FrameDecoder::new(), open: false }
    }

    /// Begins the next frame that holds data. Gives false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => {
                    self.open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut (&mut self.source).take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::new(ErrorKind::InvalidData, error.to_string())),
            }
        }
        Ok(false)
    }
}

impl Read for Frames<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.open && !self.begin()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let blocks = BlockDecodingStrategy::UptoBlocks(1);
                let decoded = self.decoder.decode_blocks(&mut self.source, blocks);
                decoded.map_err(|error| io::Error::new(ErrorKind::InvalidData, error.to_string()))?;
            }
            match self.decoder.read(buffer)? {
                0 => self.open = false,
                read => return Ok(read),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn unpacked(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        unpack(Box::new(Cursor::new(bytes)))?.take(1 << 22).read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn archives_give_what_was_put_in() {
        let text = b"Rain fell on the coast.\n".repeat(5000);
        assert_eq!(unpacked(text.clone()).unwrap(), text);
        assert_eq!(unpacked(b"ab".to_vec()).unwrap(), b"ab");
        for pack in [gzip, zstd] {
            assert_eq!(unpacked(pack(&text)).unwrap(), text);
            assert_eq!(unpacked(gzip(&pack(&text))).unwrap(), text);
            assert_eq!(
                unpacked([pack(&text), pack(b"And more.")].concat()).unwrap(),
                [&text[..], b"And more."].concat()
            );
            assert_eq!(unpacked(pack(b"")).unwrap(), b"");
        }
        // Frames of no data around it.
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9], &zstd(&text)[..]].concat();
        assert_eq!(unpacked(skipped).unwrap(), text);
        // As many frames as there may be: one after another, not one within another.
        assert_eq!(unpacked(zstd(b"x").repeat(20_000)).unwrap().len(), 20_000);
    }

    #[test]
    fn broken_archives_are_named() {
        for (packed, name) in [(gzip(&[7; 10_000]), "gzip"), (zstd(&[7; 10_000]), "Zstandard")] {
            let error = unpacked(packed[..packed.len() - 3].to_vec()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData);
            assert!(error.to_string().starts_with(name), "{error}");
        }
    }

    #[test]
    fn a_bomb_gives_no_more_than_is_asked() {
        let bomb = gzip(&gzip(&vec![0; 100_000_000]));
        assert!(bomb.len() < 10_000, "{}", bomb.len());
        assert_eq!(unpacked(bomb).unwrap().len(), 1 << 22);
    }
}
