using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Channels;

/// <summary>Where channels are set up.</summary>
public static class ChannelsAddress
{
    public const string Page = "/settings/channels";

    public static string Open(MessageChannel channel) => $"{Page}?open={Name(channel)}#{Name(channel)}";

    /// <summary>In addresses, ids and keys of texts.</summary>
    public static string Name(MessageChannel channel) => channel.ToString().ToLowerInvariant();
}
