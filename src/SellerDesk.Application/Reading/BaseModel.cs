using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>The model that ships with the desk: trained on RuReviews (see NOTICE). What a desk learns itself is added to it.</summary>
public static class BaseModel
{
    private const string Resource = "SellerDesk.Application.Reading.base-model.bin";

    private static readonly Lazy<SentimentModel> OwnModel = new(() => SentimentModelFile.Read(Content()));

    public static SentimentModel Model => OwnModel.Value;

    public static byte[] Content()
    {
        using var file = typeof(BaseModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The base model is missing from the program.");
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
