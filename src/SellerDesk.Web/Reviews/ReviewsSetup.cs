using SellerDesk.Application.Reviews;

namespace SellerDesk.Web.Reviews;

/// <summary>Registers what is read out of many reviews together: words, topics, stars.</summary>
internal static class ReviewsSetup
{
    public static IServiceCollection AddDeskReviews(this IServiceCollection services)
    {
        services.AddSingleton<RemakeReviewDaysJob>();
        services.AddSingleton<WatchRatingsJob>();
        services.AddScoped<WordBoard>();
        services.AddScoped<SaidReviews>();
        services.AddScoped<RatingBoard>();
        return services;
    }
}
