namespace SellerDesk.Application.Imports.Files;

/// <summary>Counts what was read of a part that is unpacked while reading, for the progress bar.</summary>
internal sealed class CountedStream(Stream inner) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>Unpacked length as the package tells it; what was read so far where it does not.</summary>
    public override long Length
    {
        get
        {
            try
            {
                return Math.Max(inner.Length, position);
            }
            catch (NotSupportedException)
            {
                return position;
            }
        }
    }

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
