using SellerDesk.Application.Channels;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Channels;

/// <summary>What a channel said, in the reader's words where the desk knows them, with the channel's own after it.</summary>
public static class ChannelWords
{
    public static string Of(Texts t, string? detail)
    {
        var (code, words) = ChannelSaid.Read(detail);
        return code is null || !t.Has("channels.said." + code) ? words : words.Length == 0 ? t["channels.said." + code] : $"{t["channels.said." + code]} ({words})";
    }
}
