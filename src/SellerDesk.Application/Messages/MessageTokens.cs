using System.Buffers.Text;
using System.Security.Cryptography;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Messages;

/// <summary>Tokens of links in messages: the message's id and what the link does, signed (HMAC-SHA256, RFC 2104). Nothing is kept for them, and none can be made up or used for something else.</summary>
public sealed class MessageTokens(DeskSecrets secrets)
{
    private const string SecretName = "messages";
    private const int SignatureLength = 12;

    /// <summary>What a link does.</summary>
    public const byte Unsubscribe = (byte)'u';
    public const byte Seen = (byte)'o';
    public const byte Click = (byte)'c';

    /// <summary>Of no message, but of a channel: its number is the place.</summary>
    public const byte Receipt = (byte)'r';

    public async Task<string> MakeAsync(Guid message, byte deed, byte place, CancellationToken cancel)
    {
        var secret = await secrets.GetAsync(SecretName, cancel);
        return Make(secret, message, deed, place);
    }

    public Task<byte[]> SecretAsync(CancellationToken cancel) => secrets.GetAsync(SecretName, cancel);

    public static string Make(byte[] secret, Guid message, byte deed, byte place)
    {
        Span<byte> token = stackalloc byte[18 + SignatureLength];
        message.TryWriteBytes(token);
        (token[16], token[17]) = (deed, place);
        Span<byte> signature = stackalloc byte[32];
        HMACSHA256.HashData(secret, token[..18], signature);
        signature[..SignatureLength].CopyTo(token[18..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Null for one that the desk did not make, or made for something else.</summary>
    public async Task<(Guid Message, byte Place)?> ReadAsync(string token, byte deed, CancellationToken cancel)
    {
        if (token.Length != 40 || !Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var signature = HMACSHA256.HashData(await secrets.GetAsync(SecretName, cancel), bytes.AsSpan(0, 18));
        return bytes[16] == deed && CryptographicOperations.FixedTimeEquals(signature.AsSpan(0, SignatureLength), bytes.AsSpan(18)) ? (new Guid(bytes.AsSpan(0, 16)), bytes[17]) : null;
    }
}
